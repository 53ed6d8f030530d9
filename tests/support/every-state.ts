import { STATUSES, type Status } from '@/lib/annotations/status'
import { VISIBILITIES, type Visibility } from '@/lib/annotations/visibility'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { listSkeletonsUnscoped, type Skeleton } from '@/lib/server/annotations/rows'
import { ANONYMOUS } from '@/lib/server/context'
import { db } from '@/lib/server/db/client'
import { aGroup, aPerson, aReading, newId, type Person, type TestReading } from './factories'

const DELETED = [null, new Date()]
const ROLES = ['ana', 'ben', 'owner', 'moderator', 'observer', 'outsider', 'administrator'] as const
type Who = (typeof ROLES)[number]
export type Everybody = Record<Who, Person>

/** A reading in which annotations stand in every state that they can have, and people of every kind. */
export type EveryState = { people: Everybody; reading: TestReading; skeletons: Skeleton[] }

/** How many annotations there are. */
export const STATE_COUNT = 7 * 24 + 2 * (2 * 24) * (3 * 24)

type State = { by: Who; visibility: Visibility; status: Status; deletedAt: Date | null }

/** Every state of an annotation by one of these. */
function statesBy(authors: readonly Who[]): State[] {
  return authors.flatMap((by) =>
    VISIBILITIES.flatMap((visibility) =>
      STATUSES.flatMap((status) => DELETED.map((deletedAt) => ({ by, visibility, status, deletedAt }))),
    ),
  )
}

type Above = { rootId: AnnotationId; id: AnnotationId } | null

/** Roots alone in every state, and every root's state with one reply in every state. */
function everyThread({ people, reading }: Pick<EveryState, 'people' | 'reading'>) {
  function rowOf({ by, ...state }: State, above: Above) {
    const id = newId()
    const row = {
      id: uuidOf(id),
      groupId: reading.group.uuid,
      readingId: reading.uuid,
      rootId: uuidOf(above?.rootId ?? id),
      parentId: above && uuidOf(above.id),
      authorId: people[by].uuid,
      motivation: above ? ('replying' as const) : ('commenting' as const),
      ...state,
    }
    return { id, row }
  }
  const alone = statesBy(ROLES).map((state) => rowOf(state, null).row)
  const answered = statesBy(['ana', 'moderator']).flatMap((rootState) =>
    statesBy(['ana', 'ben', 'moderator']).flatMap((replyState) => {
      const root = rowOf(rootState, null)
      return [root.row, rowOf(replyState, { rootId: root.id, id: root.id }).row]
    }),
  )
  return [...alone, ...answered]
}

/** Makes it, in a group of its own. */
export async function everyState(): Promise<EveryState> {
  const made = await Promise.all(ROLES.map((role) => aPerson({ siteAdmin: role === 'administrator' })))
  const people = Object.fromEntries(ROLES.map((role, index) => [role, made[index]])) as Everybody
  const { ana, ben, owner, moderator, observer } = people
  const group = await aGroup({
    people: [
      [ana, 'member'],
      [ben, 'member'],
      [owner, 'owner'],
      [moderator, 'moderator'],
      [observer, 'observer'],
    ],
  })
  const reading = await aReading({ group, owner: ben })
  const rows = everyThread({ people, reading })
  for (let at = 0; at < rows.length; at += 2000) {
    await db().annotation.createMany({ data: rows.slice(at, at + 2000) })
  }
  const roots = rows.filter((row) => row.parentId === null)
  await db().thread.createMany({
    data: roots.map(({ id, groupId, readingId }) => ({ id, groupId, readingId })),
  })
  await db().$executeRaw`ANALYZE annotation, thread`
  const ids = roots.map((row) => row.id)
  return { people, reading, skeletons: await listSkeletonsUnscoped(db(), ids) }
}

/** Every kind of viewer, by name. */
export const EVERY_VIEWER: [string, (all: Everybody) => Viewer][] = [
  ['the signed-out', () => ANONYMOUS],
  ...ROLES.flatMap((who): [string, (all: Everybody) => Viewer][] => [
    [who, (all) => viewer(all[who])],
    [`${who}, suspended`, (all) => ({ ...viewer(all[who]), suspended: true })],
  ]),
  ['a member who is administrator', (all) => ({ ...viewer(all.ana), siteAdmin: true })],
]

function viewer({ id, siteAdmin }: Person): Viewer {
  return { userId: id, siteAdmin, suspended: false }
}
