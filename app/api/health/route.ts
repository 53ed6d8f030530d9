import { respondWith } from '@/lib/server/respond'
export const dynamic = 'force-dynamic'

/** The process answers. Says nothing of the database: a process is not restarted because its database is away. */
export function GET(): Response {
  return respondWith({ healthy: true })
}
