import { expect, test } from './support/e2e-test'
import { ask, change, PUBLIC_ADDRESS } from './support/ask-world'
import { listenTo, type Told } from './support/hear-world'
import { until } from '@/tests/support/until'
import { openWorlds, type World } from './support/worlds'
import type { Scenery } from './support/ask-scenes'

// The two-world test: two installations with one past. In the first somebody writes what others may not see, in the
// second nobody does. Whoever may not see it is given the same bytes in both.

// The second test looks at what the first has left.
test.describe.configure({ mode: 'serial' })

/** Ids of the test's own, so that none tells the worlds apart. */
const ids = Array.from({ length: 12 }, (_, i) => `AZ2AAAAAcACAAAAAAAA${10 + i}A`)
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
  ASIDE = '',
  REPLIED = '',
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
  const answered = await scenery.reply({ by: miriam, to: root, says: 'And its answer' })
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
  return { scene, root, answered, hidden, open, emptied }
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

const bodyOf = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** A stream of a reading: from a cursor on, or from now on as a page asks for it, with who else is here. */
async function openStream(world: World, given: { of: string; cookie: string | null; after?: string }) {
  const { of, cookie } = given
  const after = given.after ?? (await cursorIn(world, { of, cookie }))
  const page = given.after === undefined && cookie !== null ? 'presence=1&' : ''
  return listenTo(world, `/api/events?${page}after=${after}`, cookie)
}

async function cursorIn(world: World, { of, cookie }: { of: string; cookie: string | null }) {
  const snapshot = await change(world, `/api/readings/${of}/snapshot`, { cookie, method: 'GET' })
  return (snapshot as { cursor: string }).cursor
}

/** From when on the two who came first had both been told of: until then it hangs on when each was looked for. */
function sinceBoth({ presence, ...told }: Told): Told {
  return { ...told, presence: presence.slice(presence.findIndex((message) => message.includes('"count":2'))) }
}

/** What a page is put together from may be ready in one order or another; a trace would be there each time it is asked for. */
async function expectSame(place: string, isSame: () => Promise<void>): Promise<void> {
  if (place.startsWith('/api/')) return isSame()
  await expect(isSame).toPass({ timeout: 20_000, intervals: [0] })
}

worlds('writing that is hidden leaves no trace: on pages, in answers, on the stream', async ({ both }) => {
  worlds.setTimeout(90_000)
  const [written, unwritten] = both.worlds
  if (!written || !unwritten) throw new Error('There are not two worlds')
  const { scene, root, answered, hidden, open } = both.seeded
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

  const inBoth = <T>(act: (world: World) => Promise<T>) => Promise.all([act(written), act(unwritten)])
  const listen = (cookie: string | null) => inBoth((world) => openStream(world, { of: scene.id, cookie }))
  const cursors = await inBoth((world) => cursorIn(world, { of: scene.id, cookie: aiko.cookie }))

  await compare('before anything is written')
  const writers = await listen(jonas.cookie)
  await Promise.all(writers.map((stream) => stream.hears('presence', '"count":1')))
  const heard = { aiko: await listen(aiko.cookie), stranger: await listen(null) }
  await Promise.all(heard.aiko.map((stream) => stream.hears('presence', '"count":2')))

  const by = { cookie: jonas.cookie }
  for (const body of Object.values(hidden)) await change(written, '/api/annotations', { ...by, body })
  const words = bodyOf('Other words')
  await change(written, `/api/annotations/${ONLY_ME}`, {
    ...by,
    method: 'PATCH',
    body: { edit: 1, body: words },
  })
  await change(written, `/api/annotations/${ONLY_ME}/replies`, { ...by, body: { id: ANSWER, body: words } })
  // In the thread of somebody who would be told of it, if they might read it.
  const aside = { id: ASIDE, visibility: 'moderators', body: words }
  await change(written, `/api/annotations/${root}/replies`, { ...by, body: aside })
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
  // The moderator comes, and sees it; another member says to have seen all of it, and has seen what there was before.
  const moderators = await listen(miriam.cookie)
  const seen = `/api/readings/${scene.id}/seen`
  await change(written, seen, { cookie: miriam.cookie, body: { ids: [GUARDED, ASIDE] } })
  await moderators[0].hears('seen', GUARDED)
  const claimed = { cookie: aiko.cookie, body: { ids: [answered, ONLY_ME, ANSWER, ASIDE, GUARDED, MARK] } }
  const [left, leftThere] = await inBoth((world) => change(world, seen, claimed))
  expect(left, 'what is left to be seen').toEqual(leftThere)
  await compare('after something hidden was written, changed, answered, deleted, resolved and seen')

  await until('nobody is to be told any more', () => written.hasNoJobs())
  const reply = { id: REPLIED, body: bodyOf('For everybody, in a thread') }
  await inBoth((world) => change(world, `/api/annotations/${root}/replies`, { ...by, body: reply }))
  await Promise.all(heard.aiko.map((stream) => stream.hears('bell', '"direct":2')))
  const all = { cookie: aiko.cookie, method: 'PUT', body: {} }
  await inBoth((world) => change(world, seen, all))
  await Promise.all(
    heard.aiko.flatMap((stream) => [stream.hears('presence', '"count":3'), stream.hears('seen', REPLIED)]),
  )
  await inBoth((world) => change(world, '/api/annotations', { ...by, body: open.first }))
  for (const [who, streams] of Object.entries(heard)) {
    await Promise.all(streams.map((stream) => stream.hears('reading', PUBLIC)))
    const [here, there] = streams.map((stream) => sinceBoth(stream.told()))
    expect(here, `the stream that was open all the while, to ${who}`).toEqual(there)
    expect(here?.ids, `what each message of it begins with, to ${who}`).toHaveLength(1)
  }
  await compare('after something public was written in both')

  await inBoth((world) => change(world, '/api/annotations', { ...by, body: open.later }))
  const again = await Promise.all(
    both.worlds.map((world, index) =>
      openStream(world, { of: scene.id, cookie: aiko.cookie, after: cursors[index] ?? '' }),
    ),
  )
  await Promise.all(
    again.flatMap((stream) => [
      stream.hears('reading', LATER),
      stream.hears('bell', '"direct":2'),
      stream.hears('seen', REPLIED),
    ]),
  )
  const [replayed, other] = again.map((stream) => stream.told())
  expect(replayed?.reading.join()).toContain('For everybody')
  expect(replayed, 'the stream that goes on from before').toEqual(other)
  for (const stream of [...writers, ...moderators, ...Object.values(heard).flat(), ...again]) stream.close()
})

worlds('an empty place does not tell who has left it, nor what they are', async ({ both }) => {
  const [written, unwritten] = both.worlds
  if (!written || !unwritten) throw new Error('There are not two worlds')
  const { scene, emptied } = both.seeded
  const { miriam, jonas, aiko } = scene.people
  const answer = {
    id: BELOW,
    body: bodyOf('Stays'),
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
