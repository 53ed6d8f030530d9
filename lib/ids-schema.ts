import { z } from 'zod'
import type { AnyId } from '@/lib/ids'
import { isId } from '@/lib/ids'

/** Accepts an id as it stands on the wire (`isId`) and brands it. */
export function idSchema<T extends AnyId>() {
  return z
    .custom<T>((value) => typeof value === 'string' && isId(value), 'not_an_id')
    .meta({ type: 'string', pattern: '^[A-Za-z0-9_-]{21}[AQgw]$' })
}
