import 'server-only'
import pg from 'pg'
import { ImpatientClient } from '@/lib/server/db/impatient-client'
import { env } from '@/lib/server/env'
import { describeError, log } from '@/lib/server/log'

const holder = globalThis as typeof globalThis & { postilDirect?: { url: string; pool: pg.Pool } }

/** A small pool on the direct URL, for jobs and rate limits, which want plain `pg`. */
export function directPool(): pg.Pool {
  const url = env().directUrl
  if (holder.postilDirect?.url !== url) {
    const pool = new pg.Pool({
      connectionString: url,
      Client: ImpatientClient,
      max: 4,
      connectionTimeoutMillis: 3000,
      query_timeout: 8000,
    })
    const report = (error: Error) => log('error', 'database.direct', describeError(error))
    pool.on('error', report)
    // Also for a connection that is in use: without a handler its loss ends the process.
    pool.on('connect', (client) => client.on('error', report))
    holder.postilDirect = { url, pool }
  }
  return holder.postilDirect.pool
}

/** A connection of its own that stays open, for LISTEN. The caller connects it; an error handler is attached. */
export function directClient(onLost: () => void): pg.Client {
  const client = new pg.Client({
    connectionString: env().directUrl,
    keepAlive: true,
    connectionTimeoutMillis: 3000,
  })
  client.on('error', (error) => {
    log('error', 'database.listen', describeError(error))
    onLost()
  })
  client.on('end', onLost)
  return client
}
