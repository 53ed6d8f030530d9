import type { ReadingId, UserId } from '@/lib/ids'
import { isId } from '@/lib/ids'

/** A live channel: what others may come to see of a reading, or what is one person's own. */
export type TopicParts = { noun: 'reading'; id: ReadingId } | { noun: 'user'; id: UserId }

/** A topic as it is stored: the noun and the id on the wire, `reading:AZ…`. */
export type Topic = `${TopicParts['noun']}:${string}`

/** The topic as it is stored. */
export function formatTopic({ noun, id }: TopicParts): Topic {
  return `${noun}:${id}`
}

/** The parts of a stored topic, or null when it is none. */
export function parseTopic(text: string): TopicParts | null {
  const [noun, id, ...rest] = text.split(':')
  if (id === undefined || rest.length > 0 || !isId(id)) return null
  if (noun === 'reading') return { noun, id: id as ReadingId }
  return noun === 'user' ? { noun, id: id as UserId } : null
}
