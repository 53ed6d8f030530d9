import 'server-only'
import { randomBytes } from 'node:crypto'
import { mintId, type AnyId } from '@/lib/ids'

/** An id made by the server, for blocks and for what no client made. */
export function mintServerId<T extends AnyId>(now: Date): T {
  return mintId<T>(now.getTime(), randomBytes(10))
}
