import { z } from 'zod'
import { STATUSES } from '@/lib/annotations/status'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import type { AnnotationId, AnyId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import type { Topic } from '@/lib/realtime/topic'

const changing = {
  live: z.boolean(),
  status: z.enum(STATUSES),
  visibility: z.enum(VISIBILITIES),
}

/**
 * What an event row says of its subject before the change: facts, never words. `reply` stands when the subject is an
 * empty place that this change may have emptied for good: the reply below it that went, as it was before.
 */
export const beforeStateSchema = z.strictObject({
  ...changing,
  reply: z.strictObject({ id: idSchema<AnnotationId>(), ...changing }).exactOptional(),
})
export type BeforeState = z.infer<typeof beforeStateSchema>

/**
 * `session` closes the streams of a person whose standing changed, `notification` moves their bell; the others become frames of a
 * reading. The subject of `seen` is a reading.
 */
export const EVENT_KINDS = ['annotation', 'context', 'reset', 'session', 'seen', 'notification'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** A stored change: whose, under its topic's next version, and the facts it had before (null for what is new). */
export type LiveEvent = {
  topic: Topic
  version: bigint
  kind: EventKind
  subjectId: AnyId | null
  before: BeforeState | null
  /** Of `seen`: what its person has seen, or null for too much of it to name. */
  seen: AnnotationId[] | null
}

/** What an event row keeps of `seen` where others keep the state before. */
export const seenStateSchema = z.strictObject({ seen: z.array(idSchema<AnnotationId>()).nullable() })
