import type { Motivation } from '@/lib/annotations/motivation'
import type { Visibility } from '@/lib/annotations/visibility'

/** A passage that was written on. Offsets are UTF-16 units of `text`, the plain text of the revision; without selectors, the whole. */
export type WrittenTarget = {
  /** Address and title of the reading. */
  source: string
  title: string
  text: string
  selectors: { exact: string; prefix: string; suffix: string; start: number; end: number } | null
}

/** One annotation as its author takes it along. Addresses are absolute; times are ISO 8601 in UTC. */
export type Written = {
  id: string
  /** The address of what it answers; null for what stands on a text. */
  inReplyTo: string | null
  motivation: Motivation
  visibility: Visibility
  createdAt: string
  modifiedAt: string | null
  author: string
  group: string
  /** Title of the text that it, or the thread it belongs to, stands on. */
  title: string
  text: string
  tags: readonly string[]
  targets: readonly WrittenTarget[]
  /** Earlier words of it, the oldest first. */
  earlier: readonly { text: string; until: string }[]
}
