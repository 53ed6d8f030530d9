import type { Annotation } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { UserId } from '@/lib/ids'

/** True for the root of a resolved thread. Resolved threads leave the text and stay in their own view. */
export function isResolved(root: Pick<Annotation, 'thread'>): boolean {
  return root.thread?.resolvedAt != null
}

/**
 * Which threads one reads with: all, those with something unread, those in which something came since the last visit, those one
 * has started or answered in, or none, to read the text clean.
 */
export type Lens = 'all' | 'unread' | 'recent' | 'mine' | 'none'

/** Those beside one another, in the bar or in the panel; the one of the last visit stands by itself. */
export const MAIN_LENSES = ['all', 'unread', 'mine', 'none'] as const satisfies Lens[]

/** The lenses that ask for an account: what somebody has seen, or when they were here, is known by it. */
export function needsAccount(lens: Lens): boolean {
  return lens === 'unread' || lens === 'recent'
}

/** Whether threads have to be open, resolved, or may be either. */
export const THREAD_STATES = ['open', 'resolved', 'any'] as const
export type ThreadState = (typeof THREAD_STATES)[number]

/**
 * What a thread must have to be shown. `motivation` is its root's; everything else has to hold of one annotation in it: who
 * wrote it, how it is tagged, on which days (`from` and `to` included, as `2026-10-03`) and which words it says. Null and empty
 * ask nothing.
 */
export type ThreadFilter = {
  person: { id: UserId; name: string } | null
  tag: { name: string; label: string } | null
  motivation: Exclude<Motivation, 'replying'> | null
  from: string | null
  to: string | null
  state: ThreadState
  words: string
}

/** Asks nothing but what the text shows anyway: that threads are open. */
export const NO_FILTER: ThreadFilter = {
  person: null,
  tag: null,
  motivation: null,
  from: null,
  to: null,
  state: 'open',
  words: '',
}

/** True for a filter that leaves anything out, or lets in what the text does not show. */
export function isFiltering(filter: ThreadFilter): boolean {
  const { words, ...rest } = filter
  return (
    words.trim() !== '' || Object.entries(rest).some(([key, value]) => value !== Reflect.get(NO_FILTER, key))
  )
}
