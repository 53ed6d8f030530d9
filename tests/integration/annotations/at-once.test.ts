import { beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { restoreAnnotation } from '@/lib/server/annotations/restore-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { listEvents } from '@/lib/server/realtime/rows'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  type Person,
} from '@/tests/support/factories'

let given: Awaited<ReturnType<typeof aClass>>
// People of its own for each pair, because nobody may post this much.
beforeEach(async () => {
  given = await aClass()
})

test('fifty writers on one thread: every reply once, gapless versions, one order for all', async () => {
  const writers = await Promise.all(Array.from({ length: 50 }, () => aPerson()))
  const group = await aGroup({ people: writers.map((writer) => [writer, 'member'] as const) })
  const reading = await aReading({ group })
  const [first, second] = writers as [Person, Person]
  const root = await anAnnotation({ by: first, reading })
  const replies = await Promise.all(writers.map((by, i) => aReply({ by, to: root.id, says: `Reply ${i}` })))
  const seenBy = async (person: Person) =>
    (await listAnnotations.execute(contextOf(person), { thread: root.id })).items.map(({ id }) => id)
  const seen = await seenBy(first)
  expect(seen.toSorted()).toEqual([root, ...replies].map(({ id }) => id).toSorted())
  expect(await seenBy(second)).toEqual(seen)
  const topic = formatTopic({ noun: 'reading', id: reading.id })
  const events = await listEvents(db(), [{ topic, version: 0n }], 1000)
  expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 51 }, (_, i) => BigInt(i + 1)))
  expect(new Set(events.map(({ subjectId }) => subjectId)).size).toBe(51)
}, 20_000)

type Subject = { root: AnnotationId; reply: AnnotationId }

/** Changes of one thread that two people, or one on two devices, may make at the same moment. */
const CHANGES: Record<string, (subject: Subject) => Promise<unknown>> = {
  'an edit': ({ root }) => update(root, { body: bodyOf('One') }),
  'another edit': ({ root }) => update(root, { body: bodyOf('Two') }),
  'showing it to all': ({ root }) => update(root, { visibility: 'group' }),
  'deleting the root': ({ root }) => deleteAnnotation.execute(contextOf(given.ana), { annotationId: root }),
  'deleting the reply': ({ reply }) =>
    deleteAnnotation.execute(contextOf(given.miriam), { annotationId: reply }),
  'answering the root': ({ root }) => aReply({ by: given.miriam, to: root, says: 'To the root' }),
  'answering the reply': ({ reply }) => aReply({ by: given.ana, to: reply, says: 'To the reply' }),
  resolving: ({ root }) => resolveThread.execute(contextOf(given.miriam), { threadId: root, resolved: true }),
  'bringing the root back': ({ root }) =>
    restoreAnnotation.execute(contextOf(given.ana), { annotationId: root }),
}

const update = (annotationId: AnnotationId, change: object) =>
  updateAnnotation.execute(contextOf(given.ana), { annotationId, edit: 1, ...change })

async function aSubject(isDeleted: boolean): Promise<Subject> {
  const { ana, miriam, reading } = given
  const root = await anAnnotation({ by: ana, reading, on: 'fox', visibility: 'moderators' })
  const reply = await aReply({ by: miriam, to: root.id })
  if (isDeleted) await deleteAnnotation.execute(contextOf(ana), { annotationId: root.id })
  return { root: root.id, reply: reply.id }
}

/** Whether a change was made, or with what it was refused. */
const outcomeOf = (change: Promise<unknown>) =>
  change.then(
    () => 'made',
    (error: unknown) => {
      if (error instanceof AppError) return error.code
      throw error
    },
  )

/** All that people see of the thread in the end, without what differs from run to run, and its history. */
async function stateOf({ root }: Subject) {
  const seen = []
  for (const person of [given.ana, given.ben, given.miriam]) {
    const page = await listAnnotations.execute(contextOf(person), { thread: root }).catch(() => null)
    const items = page?.items.map(({ text, visibility, edit, author, thread, parentId, facts }) => ({
      text,
      visibility,
      edit,
      hasAuthor: author !== null,
      isResolved: thread?.resolvedAt != null,
      isBelowRoot: parentId === root,
      facts,
    }))
    seen.push(items?.toSorted((a, b) => (a.text < b.text ? -1 : 1)) ?? null)
  }
  return [seen, await db().annotationEdit.count({ where: { annotationId: uuidOf(root) } })]
}

async function run(names: readonly string[], how: 'in turn' | 'at once', isDeleted: boolean) {
  const subject = await aSubject(isDeleted)
  const outcomes: Record<string, string> = {}
  const change = async (name: string, key: string) => {
    outcomes[key] = await outcomeOf(CHANGES[name]!(subject))
  }
  if (how === 'at once') await Promise.all(names.map((name) => change(name, name)))
  else for (const name of names) await change(name, name)
  return JSON.stringify([
    Object.entries(outcomes).toSorted(([a], [b]) => a.localeCompare(b)),
    await stateOf(subject),
  ])
}

describe('two at the same moment end as if one had come after the other', () => {
  const names = Object.keys(CHANGES)
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other] as const))
  test.each(pairs)('%s and %s', async (one, other) => {
    const isDeleted = [one, other].includes('bringing the root back')
    const possible = [
      await run([one, other], 'in turn', isDeleted),
      await run([other, one], 'in turn', isDeleted),
    ]
    for (let round = 0; round < 2; round++) {
      const pair = round % 2 === 0 ? [one, other] : [other, one]
      expect(possible).toContain(await run(pair, 'at once', isDeleted))
    }
  })
})
