import 'server-only'

/**
 * The way of a stream's pieces past Next, to the socket itself (docs/adr/0027-frames-go-by-next.md). What is written before the
 * answer's first piece has been sent waits for that; `behind` is how many bytes the reader has not taken yet.
 */
export type Line = { write: (piece: string) => void; behind: () => number }

const lines = () => (globalThis as typeof globalThis & { postilLines?: Map<string, Line> }).postilLines

/** The line that `scripts/stream-lines.mjs` has laid to this request's answer; null where something else serves. */
export function lineOf(request: Request): Line | null {
  return lines()?.get(request.headers.get('x-postil-line') ?? '') ?? null
}
