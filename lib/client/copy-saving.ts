import type { NodeJson } from '@/lib/documents/block-ids'
import type { SavedCopy, WorkingCopy } from '@/lib/documents/working-copy'
import type { Problem } from '@/lib/errors/problem'
import type { Result } from '@/lib/errors/result'

/** How far the words of a working copy have come. On a conflict `current` is what stands on the server. */
export type CopyState =
  | { kind: 'untouched' }
  | { kind: 'saved' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'conflict'; current: WorkingCopy }

/** What a working copy is saved with; a test hands in its own. */
export type CopySaving = {
  /** The number of the copy that the writing began from. */
  number: number
  read: () => NodeJson
  send: (body: { number: number; json: NodeJson }) => Promise<Result<SavedCopy>>
  /** Keeps the words on the device, or forgets them once the server has them (null). */
  keep: (kept: { number: number; json: NodeJson } | null) => void
  tell: (state: CopyState) => void
  /** Ms of rest before a save, and before another try after a failure. */
  rest: number
  again: number
}

/**
 * Saves a text as it is written: a moment after writing rests, one request at a time, the last words always. After a
 * failure it tries again; at a conflict it stops until somebody decides.
 */
export function createCopySaving(given: CopySaving) {
  const { read, send, keep, tell } = given
  let { number } = given
  let timer: ReturnType<typeof setTimeout> | undefined
  let isChanged = false
  let isStopped = false
  let running: Promise<boolean> | null = null

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  async function save(): Promise<boolean> {
    const json = read()
    isChanged = false
    tell({ kind: 'saving' })
    keep({ number, json })
    const result = await send({ number, json })
    if (result.ok) {
      ;({ number } = result.data)
      if (isChanged) {
        tell({ kind: 'waiting' })
        later(given.rest)
        return true
      }
      keep(null)
      tell({ kind: 'saved' })
      return true
    }
    isChanged = true
    const { problem } = result
    if (problem.code === 'conflict' && problem.current !== undefined) {
      isStopped = true
      tell({ kind: 'conflict', current: problem.current as WorkingCopy })
      return false
    }
    tell({ kind: 'failed', problem })
    if (problem.code === 'unavailable' || problem.code === 'rate_limited') later(given.again)
    return false
  }

  /** Saves now what is not saved; true when the server has all of it. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    if (running) await running
    if (isStopped) return false
    if (!isChanged) return true
    running = save()
    const isSaved = await running
    running = null
    return isSaved && !isChanged
  }

  return {
    flush,
    /** Something was written. */
    changed: () => {
      isChanged = true
      if (isStopped) return
      if (!running) tell({ kind: 'waiting' })
      later(given.rest)
    },
    /** Goes on over the copy of this number, after a conflict. */
    resume: (over: number) => {
      number = over
      isStopped = false
    },
    /** What the server has is what stands; nothing is left to save. */
    accept: (over: number) => {
      clearTimeout(timer)
      number = over
      isStopped = false
      isChanged = false
      keep(null)
      tell({ kind: 'saved' })
    },
    number: () => number,
    stop: () => clearTimeout(timer),
  }
}
