import 'server-only'
import type { BodyJson } from '@/lib/annotations/annotation'
import { MENTIONS_LIMIT } from '@/lib/annotations/limits'
import { mentionsOf, withNames } from '@/lib/annotations/mentions'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { cannotRead } from '@/lib/messages/mentions'
import { checkBody } from '@/lib/server/annotations/check-body'
import { couldRead, listMembersUnscoped, type Planned } from '@/lib/server/annotations/readers'
import type { Tx } from '@/lib/server/db/client'
import type { LoadedReading } from '@/lib/server/documents/load-reading'

type Words = { body: BodyJson | null; text: string }
type Asked = {
  words: Words
  planned: Planned
  reading: LoadedReading
  now: Date
  /** The body before a change: whom it names may stay named, also after leaving the group. */
  before?: BodyJson | null
}

/** The words with each person who is newly named under their present name, and the UUIDs of all who are named. */
export type Mentioning = Words & { mentions: string[] }

/** Refuses words that name somebody who could not read them, or too many. */
export async function checkMentions(tx: Tx, asked: Asked): Promise<Mentioning> {
  const { words, planned, reading, now, before = null } = asked
  const named = mentionsOf(words.body)
  if (named.length === 0) return { ...words, mentions: [] }
  if (named.length > MENTIONS_LIMIT) {
    throw new AppError('invalid_input', {
      fields: [{ path: 'body', message: 'too_many_mentions', limit: MENTIONS_LIMIT }],
    })
  }
  const kept = new Map(mentionsOf(before).map(({ user, label }) => [user, label]))
  const ids = named.map(({ user }) => user).filter((user) => !kept.has(user))
  const groupId = reading.row.group.id
  const found = await listMembersUnscoped(tx, { groupId, ids: ids.map(uuidOf) })
  const names = new Map<string, string>(kept)
  for (const { user } of named) {
    const member = found.find(({ id }) => id === uuidOf(user))
    if (member && couldRead(member, { planned, reading, now })) names.set(user, member.name)
  }
  const strangers = named.filter(({ user }) => !names.has(user))
  if (strangers.length > 0) {
    const message = cannotRead(strangers.map(({ label }) => label))
    throw new AppError('invalid_input', { fields: [{ path: 'body', message }] })
  }
  const mentions = named.map(({ user }) => uuidOf(user))
  const body = words.body && withNames(words.body, (user) => names.get(user))
  return { ...checkBody(body, true), mentions }
}
