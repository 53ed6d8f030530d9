import { beforeAll, expect, test } from 'vitest'
import { FLAG } from '@/lib/anchoring/packed'
import { unpackAnchors } from '@/lib/anchoring/pack'
import type { Annotation } from '@/lib/annotations/annotation'
import { isModerating } from '@/lib/groups/role'
import { getAnchors } from '@/lib/server/annotations/get-anchors'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { getReadingPage } from '@/lib/server/documents/get-reading-page'
import { aClass, anAnnotation, contextOf, type Person } from '@/tests/support/factories'

// The packed anchors say of every root that is listed where it lies, and of nothing else.

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
  const { ana, ben, miriam, reading } = given
  await anAnnotation({ by: ana, reading, on: 'quick brown fox' })
  await anAnnotation({ by: ben, reading, on: 'quick', motivation: 'questioning' })
  await anAnnotation({ by: ben, reading, on: 'quick', motivation: 'highlighting', says: null })
  await anAnnotation({ by: miriam, reading, on: 'lazy dog' })
  await anAnnotation({ by: ana, reading, on: 'reader', visibility: 'private' })
  await anAnnotation({ by: ben, reading, on: 'looks', visibility: 'moderators' })
  await anAnnotation({ by: ana, reading })
  const settled = await anAnnotation({ by: ana, reading, on: 'שלום' })
  await resolveThread.execute(contextOf(ana), { threadId: settled.id, resolved: true })
})

test.each(['ana', 'ben', 'miriam'] as const)('%s gets those of the roots that are listed', async (name) => {
  const viewer = given[name]
  const { anchors } = await anchorsFor(viewer)
  const listed = await rootsFor(viewer)
  const unread = await unreadFor(viewer)
  expect(unread.size).toBeGreaterThan(2)
  expect(new Set(anchors.map(({ depth: _, ...anchor }) => anchor))).toEqual(
    new Set(
      listed
        .flatMap(placesOf)
        .map((place) => ({ ...place, flags: place.flags | (unread.has(place.id) ? FLAG.unread : 0) })),
    ),
  )
  expect(anchors.length).toBe(listed.flatMap(placesOf).length)
  expect(anchors.length).toBeGreaterThan(4)
})

test('the first paint of the page knows the same places', async () => {
  const { reading, ana } = given
  const page = await getReadingPage.execute(contextOf(ana), { readingId: reading.id, marks: false })
  const snapshot = await getSnapshot.execute(contextOf(ana), { readingId: reading.id })
  const { cursor, now, ...rest } = page.snapshot
  expect(snapshot).toMatchObject(rest)
  expect(typeof cursor + typeof now).toBe('stringstring')
  const open = (await rootsFor(ana)).filter(({ thread }) => thread?.resolvedAt === null)
  const starts = new Set(open.flatMap(placesOf).flatMap(({ start, end }) => [start, end]))
  const painted = new Set(page.article.first?.flatMap(([start, end]) => [start, end]))
  expect(painted).toEqual(starts)
})

test('a reading without any has none', async () => {
  const { ana, reading } = await aClass()
  const { packed } = await anchorsFor(ana, reading.id)
  expect(packed).toEqual({ format: 1, ids: '', starts: [], lengths: [], depth: [], flags: [] })
})

async function anchorsFor(viewer: Person, readingId = given.reading.id) {
  const packed = await getAnchors.execute(contextOf(viewer), { readingId })
  return { packed, anchors: unpackAnchors(packed) }
}

async function rootsFor(viewer: Person): Promise<Annotation[]> {
  return (await pagesFor(viewer)).flatMap(({ items }) => items)
}

/** Threads with something unread, as the lists say. */
async function unreadFor(viewer: Person): Promise<Set<string>> {
  return new Set((await pagesFor(viewer)).flatMap(({ unread }) => Object.keys(unread)))
}

function pagesFor(viewer: Person) {
  const pages = [{}, { view: 'resolved' }].map((view) =>
    listAnnotations.execute(contextOf(viewer), { reading: given.reading.id, ...view }),
  )
  return Promise.all(pages)
}

function placesOf({ id, targets, motivation, author, thread, facts }: Annotation) {
  const flags =
    (facts.annotation.authorIsViewer ? FLAG.own : 0) |
    (isModerating(author?.role ?? null) ? FLAG.guide : 0) |
    (thread?.resolvedAt ? FLAG.resolved : 0) |
    (motivation === 'questioning' ? FLAG.question : 0) |
    (motivation === 'highlighting' ? FLAG.highlight : 0)
  return targets.flatMap(({ anchor }) =>
    anchor === null || anchor.state === 'orphan' ? [] : [{ id, start: anchor.start, end: anchor.end, flags }],
  )
}
