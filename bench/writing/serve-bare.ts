import path from 'node:path'
import type { BenchReading } from '@/bench/seed/seed-book'
import { serve } from '@/bench/support/serve'
import type { Served } from '@/bench/support/serve'
import { freePort } from '@/scripts/ports.mjs'

/** Starts the bare server, which stores the posts of one reading and streams them. */
export async function serveBare({ groupId }: BenchReading, revisionId: string): Promise<Served> {
  const port = await freePort()
  return serve({
    args: [path.join(import.meta.dirname, 'bare-server.mjs')],
    cwd: import.meta.dirname,
    url: `http://localhost:${port}`,
    env: { ...process.env, PORT: String(port), BARE_GROUP: groupId, BARE_REVISION: revisionId },
    health: '/',
  })
}
