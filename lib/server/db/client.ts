import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/server/db/generated/client'
import { ImpatientClient } from '@/lib/server/db/impatient-client'
import { env } from '@/lib/server/env'
import { describeError, log } from '@/lib/server/log'

/** What a command's transaction and `db()` have in common. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

const holder = globalThis as typeof globalThis & { postilDb?: { url: string; client: PrismaClient } }

/**
 * The process' one Prisma client. A pool of 10 posts faster than one of 20; a server that does not answer fails a
 * connection in 3 s and a query in 8 s, so that a request is answered within 10.
 */
export function db(): PrismaClient {
  const url = env().databaseUrl
  if (holder.postilDb?.url !== url) holder.postilDb = { url, client: connect(url) }
  return holder.postilDb.client
}

function connect(url: string): PrismaClient {
  const onError = (error: Error) => log('error', 'database.connection', describeError(error))
  const adapter = new PrismaPg(
    {
      connectionString: url,
      Client: ImpatientClient,
      max: env().poolSize,
      // Kept while nobody asks: a new connection knows no table yet, and costs a page that comes after a quiet minute more
      // than all its queries.
      min: Math.min(5, env().poolSize),
      connectionTimeoutMillis: 3000,
      query_timeout: 8000,
      keepAlive: true,
    },
    { onPoolError: onError, onConnectionError: onError },
  )
  return new PrismaClient({ adapter })
}
