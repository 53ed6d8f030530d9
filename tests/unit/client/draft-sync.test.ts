import { afterEach, describe, expect, test } from 'vitest'
import type { StoredDraft } from '@/lib/annotations/stored-draft'
import { createApi } from '@/lib/client/api'
import { createDraftSync, storedIn } from '@/lib/client/draft-sync'
import { draftsApi } from '@/lib/client/drafts-api'
import { onLeft } from '@/lib/client/left-account'
import { openKeptWords } from '@/lib/client/kept-words'
import { clearDevice, leaveDevice } from '@/lib/client/leave-device'
import { AppError } from '@/lib/errors/app-error'
import type { ErrorDetail } from '@/lib/errors/app-error'
import { problemOf } from '@/lib/errors/problem'
import { anAnnotation, anId, READING, REVISION } from '@/tests/support/annotations'
import { scriptedServer } from '@/tests/support/http-server'
import type { Reply, ScriptedServer, Seen } from '@/tests/support/http-server'
import { keyValue } from '@/tests/support/key-value'
import { aBody, aPassage, aRoom } from '@/tests/support/rooms'
import { until } from '@/tests/support/until'

let server: ScriptedServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

type Sent = Pick<StoredDraft, 'body' | 'number'>

/** A server of one person's drafts, as far as a device can tell. `says` overrules what it answers. */
async function device(
  says: (seen: Seen) => Reply | null = () => null,
  kept = new Map<string, StoredDraft>(),
) {
  server = await scriptedServer((seen) => says(seen) ?? answer(seen, kept))
  const storage = keyValue()
  const room = aRoom(server.base, storage)
  const api = draftsApi(createApi({ base: server.base }))
  const timing = { rest: 0, most: 1_000, again: 60_000 }
  const sync = createDraftSync({ ...room, api, timing })
  const id = room.composing.annotate(aPassage(3, 9))
  const write = (text: string) => room.composing.write(id, aBody(text), text)
  const draft = () => room.store.getState().drafts.get(id)
  const stored = (text: string, number: number) => storedDraft(id, { body: aBody(text), number })
  return { ...room, ...server, storage, sync, id, write, draft, stored, kept }
}

function storedDraft(id: string, { body, number }: Sent): StoredDraft {
  const text = JSON.stringify(body)
  return {
    id: id as StoredDraft['id'],
    kind: 'create',
    parentId: null,
    rootId: null,
    motivation: 'commenting',
    visibility: 'group',
    body,
    text,
    targets: [{ revisionId: REVISION, selectors: aPassage(3, 9).selectors }],
    tags: [],
    seenEdit: null,
    number,
    savedAt: '2026-10-05T10:00:00.000Z',
  }
}

function answer({ method, path, body }: Seen, kept: Map<string, StoredDraft>): Reply {
  const id = path.split('/').at(-1) ?? ''
  if (method === 'GET') return { status: 200, body: { items: [...kept.values()] } }
  if (method === 'DELETE') {
    kept.delete(id)
    return { status: 200, body: { discarded: true } }
  }
  const { body: words, number } = body as Sent
  const draft = storedDraft(id, { body: words, number: number + 1 })
  kept.set(id, draft)
  return { status: 200, body: { draft } }
}

function refusal(code: 'conflict' | 'invalid_input' | 'unavailable', detail: ErrorDetail = {}): Reply {
  const problem = problemOf(new AppError(code, detail), 'No.')
  return { status: problem.status, body: problem }
}

describe('what is written', () => {
  test('is saved once typing rests, and says so until it is written on', async () => {
    const one = await device()
    one.write('Some words')
    expect(one.draft()).toMatchObject({ isSaved: false, number: 0 })
    one.sync.touched(one.id)
    await until('it is saved', () => one.draft()?.isSaved === true)
    expect(one.draft()?.number).toBe(1)
    expect(one.box.all()).toMatchObject([{ isSaved: true, number: 1 }])
    one.write('Some words more')
    expect(one.draft()?.isSaved).toBe(false)
    one.sync.touched(one.id)
    await until('it is saved again', () => one.draft()?.number === 2)
    expect(one.seen.map(({ body }) => (body as Sent).number)).toEqual([0, 1])
  })

  test('while it is being saved is saved next', async () => {
    const one = await device()
    one.write('First')
    one.sync.saveAll(false)
    one.write('Second')
    await until('the last words are there', () => one.draft()?.isSaved === true)
    expect(one.kept.get(one.id)?.body).toEqual(aBody('Second'))
  })

  test('and cannot be saved stays on the device', async () => {
    const one = await device(() =>
      refusal('invalid_input', { fields: [{ path: 'body', message: 'too_long' }] }),
    )
    one.write('Far too many')
    one.sync.saveAll(false)
    await until('it was asked', () => one.seen.length === 1)
    expect(one.draft()).toMatchObject({ text: 'Far too many', isSaved: false })
    expect(one.box.all()).toHaveLength(1)
  })
})

describe('two devices', () => {
  test('with other words: both are shown, nothing is saved over them, and either can be kept', async () => {
    const phone = { text: '' }
    const one = await device(({ method, body }) =>
      method === 'PUT' && (body as Sent).number < 4 && phone.text !== ''
        ? refusal('conflict', { reason: 'draft_changed', current: one.stored(phone.text, 4) })
        : null,
    )
    one.write('Mine')
    phone.text = 'Theirs'
    one.sync.saveAll(false)
    const problem = () => one.store.getState().problems.get(one.id)
    await until('both are known', () => storedIn(problem()) !== null)
    one.sync.saveAll(false)
    expect(one.seen).toHaveLength(1)
    expect(one.draft()?.text).toBe('Mine')
    one.composing.keepMine(one.id, 4)
    expect(problem()).toBeUndefined()
    one.sync.saveAll(false)
    await until('mine is kept', () => one.draft()?.number === 5)
  })

  test('with the same words have nothing to choose', async () => {
    const one = await device(({ method }) =>
      method === 'PUT'
        ? refusal('conflict', { reason: 'draft_changed', current: one.stored('Same', 7) })
        : null,
    )
    one.write('Same')
    one.sync.saveAll(false)
    await until('they meet', () => one.draft()?.isSaved === true)
    expect(one.draft()?.number).toBe(7)
  })

  test('what one has saved the other offers; what was posted or discarded there goes here', async () => {
    const kept = new Map<string, StoredDraft>()
    const one = await device(() => null, kept)
    const other = anId(77)
    kept.set(other, storedDraft(other, { body: aBody('From the phone'), number: 3 }))
    await one.sync.fetchAll()
    expect(one.store.getState().drafts.get(other)).toMatchObject({
      number: 3,
      isSaved: true,
      place: { kind: 'passage' },
    })
    kept.set(other, storedDraft(other, { body: aBody('And more'), number: 4 }))
    await one.sync.fetchAll()
    expect(one.store.getState().drafts.get(other)).toMatchObject({ number: 4, body: aBody('And more') })
    kept.clear()
    await one.sync.fetchAll()
    expect(one.store.getState().drafts.has(other)).toBe(false)
  })

  test('words that the server never had are saved when it is there again', async () => {
    const one = await device()
    one.write('Written offline')
    await one.sync.fetchAll()
    await until('they are saved', () => one.draft()?.isSaved === true)
  })

  test('a draft that was posted elsewhere goes when it is saved, and words of one’s own become a change of it', async () => {
    const one = await device()
    one.write('Mine')
    one.sync.saveAll(false)
    await until('it is saved', () => one.draft()?.isSaved === true)
    one.composing.collapse()
    const posted = anAnnotation({ id: one.id, body: aBody('Posted from the phone') })
    one.composing.bindToStored(posted)
    expect(one.draft()).toBeUndefined()
    const again = one.composing.annotate(aPassage(3, 9))
    one.composing.write(again, aBody('Newer'), 'Newer')
    one.composing.bindToStored({ ...posted, id: again })
    expect(one.store.getState().drafts.get(again)?.place).toMatchObject({ kind: 'edit', edit: 1 })
  })
})

test.each<[string, Partial<StoredDraft>]>([
  ['tags', { tags: ['Other'] }],
  ['audience', { visibility: 'private' }],
  ['motivation', { motivation: 'questioning' }],
  ['passages', { targets: [{ revisionId: REVISION, selectors: aPassage(4, 9).selectors }] }],
])('two devices whose draft differs only in its %s have something to choose', async (_, other) => {
  const one = await device(({ method }) =>
    method === 'PUT'
      ? refusal('conflict', { reason: 'draft_changed', current: { ...one.stored('Same', 7), ...other } })
      : null,
  )
  one.write('Same')
  one.sync.saveAll(false)
  await until('both are shown', () => storedIn(one.store.getState().problems.get(one.id)) !== null)
  expect(one.draft()).toMatchObject({ text: 'Same', isSaved: false })
})

describe('a draft that is discarded', () => {
  const offline = { is: false }
  /** A device whose draft is saved under number 1, and then discarded. */
  async function discarding(isOffline = false) {
    const one = await device(() => (offline.is ? 'hang up' : null))
    offline.is = false
    one.write('Away with it')
    one.sync.saveAll(false)
    await until('it is saved', () => one.draft()?.isSaved === true)
    const draft = one.draft()!
    offline.is = isOffline
    const asked = one.seen.length
    one.composing.discard(one.id)
    one.sync.forget(draft)
    await until('the server is told', () => one.seen.length > asked)
    return { ...one, before: draft }
  }
  const heard = (one: Awaited<ReturnType<typeof discarding>>) =>
    until('the server has heard', () => one.box.buried().length === 0)

  test('offline stays so when the network returns, also after a reload', async () => {
    const one = await discarding(true)
    expect(one.box.buried()).toEqual([{ id: one.id, number: 1 }])
    offline.is = false
    const room = aRoom(one.base, one.storage)
    const api = draftsApi(createApi({ base: one.base }))
    const reloaded = createDraftSync({ ...room, api })
    room.composing.recover()
    await reloaded.fetchAll()
    expect(room.store.getState().drafts.size).toBe(0)
    await heard(one)
    expect(one.kept.size).toBe(0)
  })

  test('offline and written on by another device meanwhile is offered again', async () => {
    const one = await discarding(true)
    one.kept.set(one.id, one.stored('More from the phone', 2))
    offline.is = false
    await one.sync.fetchAll()
    expect(one.draft()).toMatchObject({ number: 2, body: aBody('More from the phone') })
  })

  test('is not offered again by a list that was made before', async () => {
    const one = await discarding()
    await heard(one)
    one.kept.set(one.id, one.stored('Away with it', 1))
    await one.sync.fetchAll()
    expect(one.draft()).toBeUndefined()
  })

  test.each([true, false])('and brought back (offline: %s) is saved again', async (isOffline) => {
    const one = await discarding(isOffline)
    offline.is = false
    one.composing.bringBack(one.before)
    one.sync.touched(one.id)
    await until('it is saved', () => one.draft()?.isSaved === true)
    expect(one.kept.get(one.id)?.body).toEqual(aBody('Away with it'))
    expect(one.box.buried()).toEqual([])
    await one.sync.fetchAll()
    expect(one.draft()?.isSaved).toBe(true)
  })

  test('while it is on its way leaves nothing on the server', async () => {
    const one = await device()
    one.write('Away with it')
    one.sync.saveAll(false)
    one.sync.forget(one.draft()!)
    one.composing.discard(one.id)
    await until('the save is taken back', () => one.seen.some(({ method }) => method === 'DELETE'))
    await until('the server has heard', () => one.box.buried().length === 0)
    expect(one.kept.size).toBe(0)
  })
})

test('discarding says which number was seen, and says nothing of what the server never had', async () => {
  const one = await device()
  const draft = { ...one.draft()!, number: 5 }
  one.sync.forget({ ...draft, number: 0 })
  one.sync.forget(draft)
  await until('it is asked', () => one.seen.length === 1)
  expect(one.seen[0]).toMatchObject({
    method: 'DELETE',
    path: `/api/readings/${READING}/drafts/${one.id}`,
    body: { number: 5 },
  })
})

describe('leaving a device', () => {
  test('saves what is not saved, and leaves no word of the account, but others’', async () => {
    const one = await device()
    one.write('On this device only')
    one.storage.setItem(`postil:draft:1:ben:${READING}:x`, 'Ben’s')
    expect(await leaveDevice({ userId: 'ana', storage: one.storage, base: one.base })).toEqual([])
    expect(one.kept.get(one.id)?.body).toEqual(aBody('On this device only'))
    expect(one.box.all()).toEqual([])
    expect(one.storage.length).toBe(1)
    // What was still on its way does not bring them back.
    one.sync.saveAll(false)
    one.write('Typed while the page goes')
    await until('it is saved', () => one.draft()?.isSaved === true)
    expect(one.storage.length).toBe(1)
  })

  test('in another page takes the words out of this one, and what is on its way stays on the server', async () => {
    const one = await device()
    one.write('Typed in this tab')
    one.sync.saveAll(false)
    const left = new Promise<void>((resolve) => {
      const stop = onLeft('ana', () => {
        one.sync.leave()
        one.composing.leave()
        stop()
        resolve()
      })
    })
    const others = onLeft('ben', () => expect.unreachable())
    await leaveDevice({ userId: 'ana', storage: one.storage, base: one.base })
    await left
    others()
    expect(one.store.getState()).toMatchObject({ drafts: new Map(), composing: null })
    await until('both saves are answered', () => one.seen.length >= 2)
    await one.sync.fetchAll()
    expect(one.seen.map(({ method }) => method)).not.toContain('DELETE')
  })

  test('tells of a text that stands on this device alone, and takes it along when it may be lost', async () => {
    const one = await device()
    const kept = openKeptWords<object>(one.storage, { userId: 'cleo', name: 'new-text' })
    kept.keep({ source: { format: 'html', text: '<p>A \u201cnew\u201d \\ text</p>' } })
    expect(await leaveDevice({ userId: 'cleo', storage: one.storage, base: one.base })).toEqual([
      'A \u201cnew\u201d \\ text',
    ])
    await clearDevice('cleo', one.storage)
    expect(kept.recall((value) => value as object)).toBeNull()
    // The page that is left writes nothing down any more.
    expect(kept.keep({ text: 'Typed while the page goes' })).toBe(false)
  })

  test('tells of words that the server does not take, and takes nothing away', async () => {
    const one = await device(({ method }) => (method === 'PUT' ? refusal('unavailable') : null))
    one.write('Would be lost')
    expect(await leaveDevice({ userId: 'ana', storage: one.storage, base: one.base })).toEqual([
      'Would be lost',
    ])
    expect(one.box.all()).toHaveLength(1)
  })
})
