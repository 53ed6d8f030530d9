import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Selectors } from '@/lib/anchoring/selectors'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { BenchPerson } from '@/bench/seed/seed-book'
import { startChild } from '@/scripts/children.mjs'

/** What is posted, from how many connections at once, and for how long after warming up (ms). */
export type Posting = {
  url: string
  readingId: string
  revisionId: string
  body: BodyJson | null
  selectors: Selectors[]
  people: BenchPerson[]
  clients: number
  warmUpMs: number
  ms: number
}

/** `latencies` (ms) are those within the time; `stored` counts all that were confirmed, warming up included. */
export type Posted = {
  latencies: number[]
  perSecond: number
  stored: number
  refusals: Record<string, number>
}

/** Posts from a process of its own. Everybody takes turns, so that no account meets its limit. */
export async function postFrom({
  body,
  selectors,
  readingId,
  revisionId,
  ...rest
}: Posting): Promise<Posted> {
  const program = path.join(import.meta.dirname, 'clients.mjs')
  const child = startChild(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error('The clients could not be started')
  stdin.end(JSON.stringify({ ...rest, post: { body, selectors, readingId, revisionId } }))
  return JSON.parse(await text(stdout)) as Posted
}
