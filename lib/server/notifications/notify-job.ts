import 'server-only'
import type { Visibility } from '@/lib/annotations/visibility'
import { isWidening } from '@/lib/annotations/visibility'
import { idOf } from '@/lib/ids'
import { UNHURRIED, type Job } from '@/lib/server/jobs/add-jobs'

/** An annotation as it was posted or changed; ids are UUIDs. */
type Posted = { id: string; visibility: Visibility; now: Date }

/** The job that tells people of something posted. None for "Only me": nobody else could read it. */
export function postedJobs({ id, visibility, now }: Posted): Job[] {
  if (visibility === 'private') return []
  return [annotationJob({ id, isPosted: true, mentions: [], now })]
}

type Changed = Posted & {
  before: { visibility: Visibility; mentions: readonly string[] }
  /** UUIDs of whom the new words name; left out where the words stay. */
  mentions: readonly string[] | undefined
}

/**
 * The job that tells people of a change: those who are newly named, and where it is shown to more people than before
 * those whom it would have told when it was posted.
 */
export function changedJobs({ id, visibility, now, before, mentions = [] }: Changed): Job[] {
  const isPosted = visibility !== before.visibility && isWidening(before.visibility, visibility)
  const named = mentions.filter((user) => !before.mentions.includes(user))
  if (visibility === 'private' || (!isPosted && named.length === 0)) return []
  return [annotationJob({ id, isPosted, mentions: named, now })]
}

/** The job that tells a thread's starter that it was resolved or opened again, by whom (a UUID). */
export function resolvedJob(given: { id: string; resolved: boolean; actorId: string; now: Date }): Job {
  const { id, resolved, actorId, now } = given
  const at = String(now.getTime())
  return {
    task: 'notify-resolved',
    payload: { id: idOf(id), resolved: resolved ? '1' : '0', actor: idOf(actorId), at },
    key: `notify-resolved:${idOf(id)}`,
    runAt: now,
    priority: UNHURRIED,
  }
}

/** The job that tells somebody that they were let into a group, or have another role there; ids are UUIDs. */
export function memberJob(given: {
  occasion: 'admitted' | 'role'
  groupId: string
  userId: string
  actorId: string | null
  now: Date
}): Job {
  const { occasion, groupId, userId, actorId, now } = given
  return {
    task: 'notify-member',
    payload: {
      occasion,
      group: idOf(groupId),
      user: idOf(userId),
      actor: actorId === null ? '' : idOf(actorId),
      at: String(now.getTime()),
    },
    key: `notify-${occasion}:${idOf(groupId)}:${idOf(userId)}`,
    runAt: now,
    priority: UNHURRIED,
  }
}

type Told = { id: string; isPosted: boolean; mentions: readonly string[]; now: Date }

/** Ids alone, never words: these are read when people are told. */
function annotationJob({ id, isPosted, mentions, now }: Told): Job {
  const named = mentions.map((user) => idOf(user)).join(',')
  return {
    task: 'notify-annotation',
    payload: { id: idOf(id), posted: isPosted ? '1' : '0', mentions: named },
    key: isPosted ? `notify-posted:${idOf(id)}` : `notify-changed:${idOf(id)}:${now.getTime()}`,
    runAt: now,
    priority: UNHURRIED,
  }
}
