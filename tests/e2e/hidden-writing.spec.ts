import { expect, test } from './support/e2e-test'
import { ask, change, listenTo, PUBLIC_ADDRESS } from './support/ask-world'
import { openWorlds } from './support/worlds'
import type { Scenery } from './support/ask-scenes'

// The two-world test: two installations with one past. In the first somebody writes what others may not see, in the
// second nobody does. Whoever may not see it is given the same bytes in both.

// The second test looks at what the first has left.
test.describe.configure({ mode: 'serial' })

/** Ids of the test's own, so that none tells the worlds apart. */
const ids = Array.from({ length: 10 }, (_, i) => `AZ2AAAAAcACAAAAAAAAA${i}A`)
const [
  ONLY_ME = '',
  GONE = '',
  ANSWER = '',
  GUARDED = '',
  MARK = '',
  PUBLIC = '',
  LATER = '',
  UNKNOWN = '',
  EMPTIED = '',
  BELOW = '',
] = ids
const WORDS = 'wrote down the weather'

async function seed(scenery: Scenery) {
  const scene = await scenery.scene({ readableBy: 'world' })
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({
    in: scene.id,
    by: aiko,
    on: 'the oil measured',
    says: 'A thread of old',
  })
  await scenery.reply({ by: miriam, to: root, says: 'And its answer' })
  const settled = await scenery.annotate({ in: scene.id, by: jonas, on: 'a date', says: 'Settled of old' })
  await scenery.resolve({ by: jonas, id: settled })
  const input = (given: {
    id: string
    visibility?: 'private' | 'moderators'
    says: string | null
    on: string
    tags?: string[]
  }) =>
    scenery.rootInput({
      in: scene.id,
      by: jonas,
      ...given,
      id: given.id as never,
      ...(given.says === null ? { motivation: 'highlighting' } : {}),
    })
  const hidden = {
    onlyMe: await input({
      id: ONLY_ME,
      visibility: 'private',
      on: WORDS,
      says: 'Nobody else reads this',
      tags: ['secret'],
    }),
    gone: await input({ id: GONE, visibility: 'private', on: 'modesty', says: 'Written, and taken back' }),
    guarded: await input({
      id: GUARDED,
      visibility: 'moderators',
      on: 'as fear',
      says: 'For Miriam’s eyes',
      tags: ['severe'],
    }),
    mark: await input({ id: MARK, visibility: 'private', on: 'forty spoons', says: null }),
  }
  const open = {
    first: await input({ id: PUBLIC, on: WORDS, says: 'For everybody', tags: ['seen'] }),
    later: await input({ id: LATER, on: 'one book', says: 'For everybody, later' }),
  }
  const emptied = await input({ id: EMPTIED, on: 'gull', says: 'Taken back' })
  return { scene, root, hidden, open, emptied }
}

/** A draft about the same passage. */
const draftOf = ({ targets }: { targets: unknown }) => ({
  number: 0,
  kind: 'create',
  motivation: 'commenting',
  targets,
})

const worlds = test.extend<
  object,
  { both: Awaited<ReturnType<typeof openWorlds<Awaited<ReturnType<typeof seed>>>>> }
>({
  both: [
    async ({ databaseUrl }, provide) => {
      const opened = await openWorlds({
        databaseUrl,
        names: ['written', 'unwritten'],
        publicly: PUBLIC_ADDRESS,
        seed,
      })
      await provide(opened)
      await opened.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** What a page is put together from may be ready in one order or another; a trace would be there each time it is asked for. */
async function expectSame(place: string, isSame: () => Promise<void>): Promise<void> {
  if (place.startsWith('/api/')) return isSame()
  await expect(isSame).toPass({ timeout: 20_000, intervals: [0] })
}

worlds('writing that is hidden leaves no trace: on pages, in answers, on the stream', async ({ both }) => {
  worlds.setTimeout(90_000)
  const [written, unwritten] = both.worlds
  if (!written || !unwritten) throw new Error('There are not two worlds')
  const { scene, root, hidden, open } = both.seeded
  const { miriam, jonas, aiko } = scene.people
  const readers = { 'another member': aiko.cookie, 'a stranger': null }
  const places = [
    '/',
    scene.path,
    `${scene.path}?marks=1`,
    `${scene.path}/a/${root}`,
    `${scene.path}/a/${ONLY_ME}`,
    `${scene.path}/a/${GUARDED}`,
    `/api/readings/${scene.id}/anchors`,
    `/api/readings/${scene.id}/snapshot`,
    `/api/annotations?reading=${scene.id}`,
    `/api/annotations?reading=${scene.id}&view=resolved`,
    `/api/annotations?reading=${scene.id}&roots=${root},${ONLY_ME},${GUARDED},${UNKNOWN}`,
    `/api/annotations?thread=${root}`,
    `/api/annotations/${root}/edits`,
    `/api/readings/${scene.id}/drafts`,
    `/api/readings/${scene.id}/tags`,
    `/api/readings/${scene.id}/tags?q=se`,
    `/api/readings/${scene.id}/people`,
    ...[ONLY_ME, GONE, ANSWER, GUARDED, MARK].flatMap((id) => [
      `/api/annotations/${id}`,
      `/api/annotations?thread=${id}`,
    ]),
  ]

  /** Asks both worlds for everything, and holds each pair of answers to be the same. */
  async function compare(moment: string) {
    for (const [who, cookie] of Object.entries(readers)) {
      for (const place of places) {
        const isSame = async () => {
          const [here, there] = [
            await ask(written!, place, { cookie }),
            await ask(unwritten!, place, { cookie }),
          ]
          expect(here, `${moment}: ${place} for ${who}`).toEqual(there)
        }
        await expectSame(place, isSame)
      }
    }
  }

  const cursorIn = async (world: typeof written) => {
    const response = await fetch(`${world.address}/api/readings/${scene.id}/snapshot`, {
      headers: { cookie: `postil.session=${aiko.cookie}` },
    })
    return ((await response.json()) as { cursor: string }).cursor
  }
  const cursors = [await cursorIn(written), await cursorIn(unwritten)]
  const streamOf = (world: typeof written, cursor: string | undefined, until: string) =>
    listenTo(world, `/api/events?after=${cursor}`, { cookie: aiko.cookie, until })

  await compare('before anything is written')
  const heard = [await streamOf(written, cursors[0], PUBLIC), await streamOf(unwritten, cursors[1], PUBLIC)]

  const by = { cookie: jonas.cookie }
  for (const body of Object.values(hidden)) await change(written, '/api/annotations', { ...by, body })
  const words = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Other words' }] }],
  }
  await change(written, `/api/annotations/${ONLY_ME}`, {
    ...by,
    method: 'PATCH',
    body: { edit: 1, body: words },
  })
  await change(written, `/api/annotations/${ONLY_ME}/replies`, { ...by, body: { id: ANSWER, body: words } })
  await change(written, `/api/annotations/${GONE}`, { ...by, method: 'DELETE' })
  await change(written, `/api/threads/${GUARDED}`, { ...by, method: 'PATCH', body: { resolved: true } })
  const draft = { ...draftOf(hidden.gone), body: words }
  for (const id of [UNKNOWN, PUBLIC])
    await change(written, `/api/readings/${scene.id}/drafts/${id}`, { ...by, method: 'PUT', body: draft })
  expect((await ask(written, `/api/readings/${scene.id}/drafts`, by)).body).toContain('Other words')
  const own = await ask(written, `/api/annotations/${ONLY_ME}`, by)
  expect(own.body, 'its author reads it').toContain('Other words')
  const guarded = await ask(written, `/api/annotations/${GUARDED}`, { cookie: miriam.cookie })
  expect(guarded.body, 'a moderator reads it').toContain('For Miriam')
  await compare('after something hidden was written, changed, answered, deleted and resolved')

  for (const world of [written, unwritten])
    await change(world, '/api/annotations', { ...by, body: open.first })
  const [here, there] = await Promise.all(heard.map((stream) => stream.all()))
  expect(here).toContain('For everybody')
  expect(here, 'the stream that was open all the while').toBe(there)
  await compare('after something public was written in both')

  for (const world of [written, unwritten])
    await change(world, '/api/annotations', { ...by, body: open.later })
  const again = [await streamOf(written, cursors[0], LATER), await streamOf(unwritten, cursors[1], LATER)]
  const [replayed, other] = await Promise.all(again.map((stream) => stream.all()))
  expect(replayed).toContain('For everybody')
  expect(replayed, 'the stream that goes on from before').toBe(other)
})

worlds('an empty place does not tell who has left it, nor what they are', async ({ both }) => {
  const [written, unwritten] = both.worlds
  if (!written || !unwritten) throw new Error('There are not two worlds')
  const { scene, emptied } = both.seeded
  const { miriam, jonas, aiko } = scene.people
  const answer = {
    id: BELOW,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Stays' }] }] },
  }
  for (const [world, { cookie }] of [
    [written, miriam],
    [unwritten, aiko],
  ] as const) {
    await change(world, '/api/annotations', { cookie, body: emptied })
    await change(world, `/api/annotations/${EMPTIED}/value`, { cookie: jonas.cookie, method: 'PUT' })
    await change(world, `/api/annotations/${EMPTIED}/replies`, { cookie: jonas.cookie, body: answer })
    await change(world, `/api/annotations/${EMPTIED}`, { cookie, method: 'DELETE' })
  }
  for (const place of [
    scene.path,
    `${scene.path}?marks=1`,
    `${scene.path}/a/${EMPTIED}`,
    `/api/readings/${scene.id}/anchors`,
    `/api/annotations?thread=${EMPTIED}`,
    `/api/annotations/${EMPTIED}`,
  ]) {
    await expectSame(place, async () => {
      const [here, there] = [await ask(written, place), await ask(unwritten, place)]
      expect(here.status, place).toBe(200)
      expect(here, place).toEqual(there)
    })
  }
})

worlds('what is hidden and what never was are refused alike', async ({ both }) => {
  const [written] = both.worlds
  if (!written) throw new Error('There is no world')
  const { scene } = both.seeded
  for (const cookie of [scene.people.aiko.cookie, null]) {
    for (const pathOf of [
      (id: string) => `${scene.path}/a/${id}`,
      (id: string) => `/api/annotations/${id}`,
      (id: string) => `/api/annotations?thread=${id}`,
    ]) {
      for (const id of [ONLY_ME, GONE, ANSWER, GUARDED, MARK]) {
        const isSame = async () => {
          const unknown = await ask(written, pathOf(UNKNOWN), { cookie })
          const found = await ask(written, pathOf(id), { cookie })
          expect(JSON.parse(JSON.stringify(found).replaceAll(id, UNKNOWN)), pathOf(id)).toEqual(unknown)
        }
        await expectSame(pathOf(id), isSame)
      }
    }
  }
})
