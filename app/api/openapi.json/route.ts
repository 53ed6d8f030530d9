import { apiDocument } from '@/lib/server/api-document'
import { env } from '@/lib/server/env'
import { respondWith } from '@/lib/server/respond'
import { OPERATIONS } from './operations'

export const dynamic = 'force-dynamic'

/** The API in OpenAPI 3.1, for whoever writes a client. */
export function GET(): Response {
  return respondWith(apiDocument(OPERATIONS, { baseUrl: env().baseUrl }))
}
