import { afterEach, describe, expect, test } from 'vitest'
import type { Annotation } from '@/lib/annotations/annotation'
import type { Draft } from '@/lib/client/draft'
import { takeFrame } from '@/lib/client/take-frame'
import type { AnnotationId } from '@/lib/ids'
import { AppError } from '@/lib/errors/app-error'
import type { ErrorDetail } from '@/lib/errors/app-error'
import type { ErrorCode } from '@/lib/errors/codes'
import { problemOf } from '@/lib/errors/problem'
import { anAnnotation, anId, aTarget, READING } from '@/tests/support/annotations'
import { scriptedServer } from '@/tests/support/http-server'
import type { Reply, ScriptedServer, Seen } from '@/tests/support/http-server'
import { keyValue } from '@/tests/support/key-value'
import { aBody, aPassage, aRoom, aSnapshot } from '@/tests/support/rooms'

const root = anAnnotation({ id: anId(1), targets: [aTarget({ start: 10, end: 20 })] })
let server: ScriptedServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

function refusal(code: ErrorCode, detail: ErrorDetail = {}): Reply {
  const problem = problemOf(new AppError(code, detail), 'No.')
  return { status: problem.status, body: problem }
}

/** What the server stores of a posted root. */
function stored({ body }: Seen): Annotation {
  const sent = body as { id: AnnotationId; body: Annotation['body'] }
  return anAnnotation({ id: sent.id, body: sent.body, targets: [aTarget({ start: 3, end: 9 })] })
}

const accepted = (seen: Seen): Reply => ({ status: 201, body: { annotation: stored(seen) } })

/** A room in which Ana has written about a passage; `answers` are given one after the other, the last for ever. */
async function composed(...answers: ((seen: Seen) => Reply)[]) {
  let turn = 0
  server = await scriptedServer((seen) => (answers[Math.min(turn++, answers.length - 1)] ?? accepted)(seen))
  const room = aRoom(server.base, keyValue(), aSnapshot([root]))
  const id = room.composing.annotate(aPassage(3, 9))
  room.composing.write(id, aBody('My words'), 'My words')
  const draft = () => room.store.getState().drafts.get(id) as Draft
  const pending = () => room.store.getState().ledger.overlay.get(`create:${id}`)
  const shown = () => room.store.getState().ledger.shown.get(id)
  return { ...room, id, draft, pending, shown }
}

describe('posting', () => {
  test('shows the words while they are on their way, and forgets the draft once they are stored', async () => {
    const room = await composed(accepted)
    const sent = room.changing.post(room.draft())
    expect(room.shown()?.text).toBe('My words')
    expect(room.store.getState().composing).toBeNull()
    expect(room.box.all()).toHaveLength(1)
    expect(await sent).toBeNull()
    expect(room.store.getState().ledger.overlay.size).toBe(0)
    expect(room.box.all()).toEqual([])
  })

  test('sends what the contract asks for', async () => {
    const room = await composed(accepted)
    await room.changing.post(room.draft())
    const { revisionId } = room.store.getState().ledger.rows.get(root.id)?.targets[0] ?? {}
    expect(server?.seen[0]).toMatchObject({ method: 'POST', path: '/api/annotations' })
    const targets = [{ revisionId, selectors: aPassage(3, 9).selectors }]
    const said = { motivation: 'commenting', visibility: 'group', tags: [], body: aBody('My words') }
    expect(server?.seen[0]?.body).toEqual({
      id: room.id,
      readingId: READING,
      ...said,
      targets,
      draftNumber: 0,
    })
  })

  test('that fails keeps card and draft, and sent again posts under the same id', async () => {
    const room = await composed(() => 'hang up', accepted)
    expect(await room.changing.post(room.draft())).toMatchObject({ code: 'unavailable' })
    expect(room.shown()?.text).toBe('My words')
    expect(room.pending()?.problem?.code).toBe('unavailable')
    expect(room.box.all()).toHaveLength(1)
    const pending = room.pending()
    if (pending) await room.changing.retry(pending)
    const ids = server?.seen.map(({ body }) => (body as { id: string }).id)
    expect(ids).toEqual([room.id, room.id])
    expect(room.store.getState().drafts.size).toBe(0)
  })

  test.each<[string, ErrorCode, ErrorDetail]>([
    ['refused by the law', 'forbidden', { reason: 'commenting_is_closed' }],
    ['not fit', 'invalid_input', { fields: [{ path: 'body', message: 'too_long', limit: 10 }] }],
  ])('%s opens the composer with its words and the reason', async (_, code, detail) => {
    const room = await composed(() => refusal(code, detail))
    expect(await room.changing.post(room.draft())).toMatchObject({ code, ...detail })
    const state = room.store.getState()
    expect(state.composing).toBe(room.id)
    expect(state.problems.get(room.id)).toMatchObject({ code })
    expect(state.drafts.get(room.id)?.text).toBe('My words')
    expect(state.ledger.shown.has(room.id)).toBe(false)
    expect(room.box.all()).toMatchObject([{ text: 'My words', posting: null }])
  })

  test('whose answer was lost is settled by the frame, and nothing is posted twice', async () => {
    const room = await composed(() => 'hang up')
    await room.changing.post(room.draft())
    const annotation = stored(server?.seen[0] as Seen)
    takeFrame(room.store, { kind: 'upsert', annotation })
    room.composing.bindToStored(annotation)
    expect(room.pending()).toBeUndefined()
    expect(room.store.getState().drafts.size).toBe(0)
  })

  test('whose answer was lost, with words changed since, becomes an edit of what is stored', async () => {
    const room = await composed(
      () => 'hang up',
      (seen) =>
        refusal('conflict', { reason: 'id_taken', current: { ...stored(seen), body: aBody('My words') } }),
    )
    await room.changing.post(room.draft())
    const pending = room.pending()
    if (pending) room.changing.giveUp(pending)
    room.composing.write(room.id, aBody('Better words'), 'Better words')
    await room.changing.post(room.draft())
    expect(room.draft()).toMatchObject({ text: 'Better words', place: { kind: 'edit', edit: 1 } })
    expect(room.store.getState().composing).toBe(room.id)
    expect(room.store.getState().ledger.shown.has(room.id)).toBe(true)
  })
})

describe('an edit', () => {
  async function editing(...answers: ((seen: Seen) => Reply)[]) {
    const room = await composed(...answers)
    room.composing.discard(room.id)
    room.composing.edit(root)
    room.composing.write(root.id, aBody('Mine'), 'Mine')
    return { ...room, mine: () => room.store.getState().drafts.get(root.id) as Draft }
  }
  const theirs = { ...root, edit: 2, body: aBody('Theirs'), text: 'Theirs' }

  test('is sent with the edit that was seen', async () => {
    const room = await editing(() => ({
      status: 200,
      body: { annotation: { ...theirs, body: aBody('Mine') } },
    }))
    await room.changing.post(room.mine())
    expect(server?.seen[0]).toMatchObject({ method: 'PATCH', body: { edit: 1, body: aBody('Mine') } })
    expect(room.store.getState().drafts.size).toBe(0)
  })

  test('of what was changed elsewhere keeps both, and mine can be saved over it', async () => {
    const saved = { ...root, edit: 3, body: aBody('Mine'), text: 'Mine' }
    const room = await editing(
      () => refusal('conflict', { current: theirs }),
      () => ({ status: 200, body: { annotation: saved } }),
    )
    expect(await room.changing.post(room.mine())).toMatchObject({
      code: 'conflict',
      current: { text: 'Theirs' },
    })
    expect(room.mine().text).toBe('Mine')
    expect(room.store.getState().ledger.shown.get(root.id)?.text).toBe('Theirs')
    room.composing.rebase(root.id, 2)
    await room.changing.post(room.mine())
    expect(server?.seen[1]).toMatchObject({ body: { edit: 2 } })
    expect(room.store.getState().ledger.shown.get(root.id)?.text).toBe('Mine')
  })

  test('that was stored though its answer was lost is no conflict', async () => {
    const room = await editing(() =>
      refusal('conflict', { current: { ...theirs, body: aBody('Mine'), text: 'Mine' } }),
    )
    expect(await room.changing.post(room.mine())).toBeNull()
    expect(room.store.getState().drafts.size).toBe(0)
  })
})

describe('what has no words', () => {
  test.each<[string, (room: Awaited<ReturnType<typeof composed>>) => Promise<unknown>]>([
    ['a deletion', ({ changing }) => changing.remove(root.id)],
    ['resolving', ({ changing }) => changing.resolve(root.id, true)],
    ['locking', ({ changing }) => changing.lock(root.id, true)],
    ['valuing', ({ changing }) => changing.value(root.id, true)],
  ])('%s is taken back when it is refused', async (_, change) => {
    const room = await composed(() => refusal('forbidden'))
    const before = room.store.getState().ledger.shown.get(root.id)
    const sent = change(room)
    expect(room.store.getState().ledger.shown.get(root.id)).not.toEqual(before)
    expect(await sent).toMatchObject({ code: 'forbidden' })
    expect(room.store.getState().ledger.shown.get(root.id)).toEqual(before)
  })

  test('pressed again and again it is sent one at a time, and ends as it was wished last', async () => {
    let isHeld = false
    const room = await composed(({ method }) => {
      isHeld = method === 'PUT'
      return {
        status: 200,
        body: { annotation: { ...root, valued: { count: Number(isHeld), byViewer: isHeld } } },
      }
    })
    const shown = () => room.store.getState().ledger.shown.get(root.id)?.valued
    const first = room.changing.value(root.id, true)
    expect(shown()).toEqual({ count: 1, byViewer: true })
    for (const valued of [false, true, false]) void room.changing.value(root.id, valued)
    expect(shown()).toEqual({ count: 0, byViewer: false })
    expect(await first).toBeNull()
    expect(server?.seen.map(({ method }) => method)).toEqual(['PUT', 'DELETE'])
    expect([isHeld, shown()]).toEqual([false, { count: 0, byViewer: false }])
    expect(room.store.getState().ledger.overlay.size).toBe(0)
  })

  test('a lock shows on every reply of the thread', async () => {
    const reply = anAnnotation({ id: anId(5), rootId: root.id })
    const locked = { ...root, facts: { ...root.facts, thread: { ...root.facts.thread, locked: true } } }
    const room = await composed(() => ({ status: 200, body: { annotation: locked } }))
    takeFrame(room.store, { kind: 'upsert', annotation: reply })
    const isLocked = () => room.store.getState().ledger.shown.get(reply.id)?.facts.thread.locked
    const sent = room.changing.lock(root.id, true)
    expect(isLocked()).toBe(true)
    await sent
    expect(isLocked()).toBe(true)
    takeFrame(room.store, { kind: 'upsert', annotation: root })
    expect(isLocked()).toBe(false)
  })

  test('a deletion can be undone', async () => {
    const room = await composed(
      () => ({ status: 200, body: { annotation: null } }),
      () => ({ status: 200, body: { annotation: root } }),
    )
    await room.changing.remove(root.id)
    expect(room.store.getState().ledger.shown.has(root.id)).toBe(false)
    await room.changing.restore(root.id)
    expect(room.store.getState().ledger.shown.get(root.id)).toEqual(root)
    expect(server?.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE /api/annotations/${root.id}`,
      `POST /api/annotations/${root.id}/restore`,
    ])
  })
})

describe('drafts', () => {
  test('are offered again by the next visit of the same person, the last one unfolded', async () => {
    server = await scriptedServer(accepted)
    const storage = keyValue()
    const before = aRoom(server.base, storage)
    const first = before.composing.annotate(aPassage(1, 2))
    before.composing.write(first, aBody('One'), 'One')
    const reply = before.composing.reply(root)
    before.composing.write(reply, aBody('Two'), 'Two')
    const after = aRoom(server.base, storage)
    after.composing.recover()
    const { drafts, composing, doesComposerFocus } = after.store.getState()
    expect(new Set([...drafts.values()].map(({ text }) => text))).toEqual(new Set(['One', 'Two']))
    expect([first, reply]).toContain(composing)
    expect(doesComposerFocus).toBe(false)
  })

  test('fold without losing a word, and go when there was none', async () => {
    const room = await composed(accepted)
    room.composing.collapse()
    expect(room.draft().text).toBe('My words')
    const empty = room.composing.annotate(aPassage(30, 31))
    room.composing.unfold(room.id)
    expect(room.store.getState().drafts.has(empty)).toBe(false)
  })

  test('of one passage are one draft', async () => {
    const room = await composed(accepted)
    expect(room.composing.annotate(aPassage(3, 9))).toBe(room.id)
    expect(room.draft().text).toBe('My words')
  })

  test('that a device does not keep are said not to be kept', () => {
    const room = aRoom('', keyValue(10))
    const id = room.composing.annotate(aPassage(3, 9))
    room.composing.write(id, aBody('My words'), 'My words')
    expect(room.store.getState().areDraftsKept).toBe(false)
    expect(room.store.getState().drafts.get(id)?.text).toBe('My words')
  })
})

describe('what is chosen beside the words', () => {
  test('goes with them: who reads it, tags and passages, and is offered for the next', async () => {
    const room = await composed(accepted)
    room.composing.choose(room.id, { visibility: 'private', tags: ['Irony'] })
    room.composing.beginAdding(room.id)
    room.composing.addPassage(aPassage(30, 34))
    await room.changing.post(room.draft())
    expect(server?.seen[0]?.body).toMatchObject({
      visibility: 'private',
      tags: ['Irony'],
      targets: [{ selectors: aPassage(3, 9).selectors }, { selectors: aPassage(30, 34).selectors }],
    })
    const next = room.composing.annotate(aPassage(40, 41))
    expect(room.store.getState().drafts.get(next)?.visibility).toBe('private')
  })

  test('of an edit is sent where it is another', async () => {
    const room = await composed((seen) => ({
      status: 200,
      body: { annotation: { ...root, ...(seen.body as object) } },
    }))
    room.composing.discard(room.id)
    const own = { ...root, visibility: 'private' as const, tags: ['old'] }
    takeFrame(room.store, { kind: 'upsert', annotation: own })
    room.composing.edit(own)
    const draft = () => room.store.getState().drafts.get(root.id) as Draft
    room.composing.choose(root.id, { tags: ['new'] })
    await room.changing.post(draft())
    expect(server?.seen[0]?.body).toMatchObject({ tags: ['new'] })
    expect(server?.seen[0]?.body).not.toHaveProperty('visibility')
    takeFrame(room.store, { kind: 'upsert', annotation: { ...own, edit: 9 } })
    room.composing.edit({ ...own, edit: 9 })
    room.composing.choose(root.id, { visibility: 'group' })
    await room.changing.post(draft())
    expect(server?.seen[1]?.body).toMatchObject({ visibility: 'group' })
  })
})
