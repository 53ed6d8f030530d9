import { until } from '@/tests/support/until'
import { requestTo, withoutTokens } from './ask-world'
import type { World } from './worlds'

/**
 * What a stream has told, as its reader could keep and compare it: the bytes of each message in the order of its topic. Of
 * several topics, and of who is here, no order is promised: a bell rings when its job is done.
 */
export type Told = {
  /** How the stream began, and the id lines that its messages and its silences had; one of each, or lengths tell something. */
  began: string | undefined
  ids: string[]
  reading: string[]
  bell: string[]
  seen: string[]
  presence: string[]
}

/** One that is open: `hears` waits until a message of a kind holds some words. */
export type Hearing = {
  told: () => Told
  hears: (kind: keyof Omit<Told, 'began' | 'ids'>, words: string) => Promise<void>
  close: () => void
}

const KINDS = ['bell', 'seen', 'presence'] as const
const SILENCE = /^id: \S+$/

/** Opens an event stream, and keeps the bytes of it from the moment of asking on. */
export async function listenTo(world: World, path: string, cookie: string | null): Promise<Hearing> {
  const abort = new AbortController()
  const response = await fetch(world.address + path, { ...requestTo({ cookie }), signal: abort.signal })
  if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`)
  const heard = { bytes: '', hasEnded: false }
  void keep(response.body, heard)
  const told = () => sorted(heard.bytes)
  await until('the stream has begun', () => told().began)
  return {
    told,
    hears: async (kind, words) => {
      await until(`${words} on the stream`, () => {
        if (heard.hasEnded) throw new Error(`The stream ended after: ${heard.bytes}`)
        return told()[kind].some((message) => message.includes(words))
      })
    },
    close: () => abort.abort(),
  }
}

async function keep(body: ReadableStream<Uint8Array>, heard: { bytes: string; hasEnded: boolean }) {
  const decoder = new TextDecoder()
  try {
    for await (const piece of body) heard.bytes += decoder.decode(piece, { stream: true })
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
  } finally {
    heard.hasEnded = true
  }
}

/**
 * Whole messages only: where the bytes are cut in pieces is not what they say. The cursor that is sent each 25 seconds of a
 * stream's own life falls before or after another message as the machine is quick or slow; it may differ in nothing else.
 */
function sorted(bytes: string): Told {
  const [began, ...messages] = withoutTokens(bytes).split('\n\n').slice(0, -1)
  const of = (...kinds: string[]) =>
    messages.filter((message) => kinds.some((kind) => message.includes(`\ndata: {"kind":"${kind}"`)))
  const spoken = new Set(KINDS.flatMap((kind) => of(kind)))
  return {
    began,
    ids: [
      ...new Set([...messages, began ?? ''].flatMap((message) => /^id: .*$/m.exec(message)?.[0] ?? 'none')),
    ],
    reading: messages.filter((message) => !spoken.has(message) && !SILENCE.test(message)),
    bell: of('bell'),
    seen: of('seen'),
    presence: of('presence'),
  }
}
