import { afterEach, describe, expect, test } from 'vitest'
import type { Annotation } from '@/lib/annotations/annotation'
import { createApi } from '@/lib/client/api'
import { annotationsApi } from '@/lib/client/annotations-api'
import { flushOutbox } from '@/lib/client/flush-outbox'
import { clearDevice, leaveDevice } from '@/lib/client/leave-device'
import { createOutbox } from '@/lib/client/outbox'
import { takeFrame } from '@/lib/client/take-frame'
import { hasWaiting } from '@/lib/client/waiting-posts'
import { AppError } from '@/lib/errors/app-error'
import type { ErrorCode } from '@/lib/errors/codes'
import { problemOf } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import { anAnnotation, anId, aTarget, READING } from '@/tests/support/annotations'
import { scriptedServer } from '@/tests/support/http-server'
import type { Reply, ScriptedServer, Seen } from '@/tests/support/http-server'
import { keyValue } from '@/tests/support/key-value'
import { permutations } from '@/tests/support/permutations'
import { aBody, aPassage, aRoom, aSnapshot } from '@/tests/support/rooms'
import { until } from '@/tests/support/until'

const root = anAnnotation({ id: anId(1), targets: [aTarget({ start: 10, end: 20 })] })
let server: ScriptedServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** A server that stores each post once, unless `says` overrules it. */
async function posts(says: (seen: Seen) => Reply | null = () => null) {
  const kept = new Map<AnnotationId, Annotation>()
  const keep = ({ body, path }: Seen) => {
    const { id, ...sent } = body as Annotation
    const parentId = /annotations\/([^/]+)\/replies/.exec(path)?.[1] as AnnotationId | undefined
    const row = anAnnotation({
      id,
      body: sent.body,
      text: JSON.stringify(sent.body),
      ...(parentId ? { rootId: parentId } : {}),
    })
    kept.set(id, kept.get(id) ?? { ...row, targets: parentId ? [] : [aTarget({ start: 3, end: 9 })] })
    return kept.get(id)
  }
  server = await scriptedServer((seen) => {
    const said = says(seen)
    if (said) return said
    if (seen.method === 'POST') return { status: 201, body: { annotation: keep(seen) } }
    const found = kept.get(seen.path.split('/').at(-1) as AnnotationId)
    return found ? { status: 200, body: { annotation: found } } : refusal('not_found')
  })
  return { kept, keep, base: server.base, seen: server.seen }
}

function refusal(code: ErrorCode): Reply {
  const problem = problemOf(new AppError(code, {}), 'No.')
  return { status: problem.status, body: problem }
}

function open(base: string, storage = keyValue()) {
  const room = aRoom(base, storage, aSnapshot([root]))
  const outbox = createOutbox({ ...room, wait: () => 3_600_000 })
  const write = (text: string) => {
    const id = room.composing.annotate(aPassage(3, 9))
    room.composing.write(id, aBody(text), text)
    return id
  }
  const post = (id: AnnotationId) => {
    const draft = room.store.getState().drafts.get(id)
    return draft ? room.changing.post(draft) : null
  }
  const overlay = () => room.store.getState().ledger.overlay
  return { ...room, storage, outbox, write, post, overlay }
}

describe('what was posted without a network', () => {
  test('is shown again by the next visit, and posted once when the server answers', async () => {
    let isDown = true
    const { base, seen, kept } = await posts(() => (isDown ? 'hang up' : null))
    const before = open(base)
    const id = before.write('My words')
    const reply = before.composing.reply(root)
    before.composing.write(reply, aBody('My answer'), 'My answer')
    await before.post(id)
    await before.post(reply)
    await before.changing.highlight(aPassage(30, 34))
    expect(before.overlay().size).toBe(3)
    expect(hasWaiting(before.storage, 'ana')).toBe(true)

    const after = open(base, before.storage)
    after.composing.recover()
    expect(after.store.getState().composing).toBeNull()
    after.changing.resume()
    expect([...after.store.getState().ledger.shown.values()].map(({ text }) => text)).toEqual(
      expect.arrayContaining(['My words', 'My answer']),
    )
    expect(after.overlay().size).toBe(3)
    await until(
      'all have failed again',
      () => [...after.overlay().values()].every(({ problem }) => problem) || null,
    )
    isDown = false
    after.outbox.call()
    await until('all are posted', () => after.overlay().size === 0 || null)
    expect(kept.size).toBe(3)
    expect(after.box.all()).toEqual([])
    expect(hasWaiting(before.storage, 'ana')).toBe(false)
    expect(new Set(seen.map(({ body }) => (body as Annotation).id)).size).toBe(3)
  })

  test('whatever comes first, answer, arrival by the stream or another call: it is there once', async () => {
    for (const order of permutations(['call', 'call', 'arrival', 'reopened'])) {
      let turn = 0
      const { base, kept, keep, seen } = await posts((one) => {
        if (turn++ > 0) return null
        // Stored, and the answer lost.
        keep(one)
        return 'hang up'
      })
      const room = open(base)
      const id = room.write('My words')
      await room.post(id)
      for (const event of order) {
        if (event === 'call') room.outbox.call()
        else if (event === 'reopened') room.changing.resume()
        else {
          const annotation = kept.get(id) as Annotation
          takeFrame(room.store, { kind: 'upsert', annotation })
          room.composing.bindToStored(annotation)
        }
      }
      await until('nothing waits', () => (room.overlay().size === 0 && room.box.all().length === 0) || null)
      expect([kept.size, room.store.getState().drafts.size], order.join()).toEqual([1, 0])
      expect(
        new Set(seen.filter(({ method }) => method === 'POST').map(({ body }) => (body as Annotation).id)),
      ).toEqual(new Set([id]))
      await server?.close()
      server = null
    }
  })

  test('two tabs that are called together post it once, and both show it', async () => {
    let isDown = true
    const { base, kept } = await posts(() => (isDown ? 'hang up' : null))
    const one = open(base)
    const id = one.write('My words')
    await one.post(id)
    const other = open(base, one.storage)
    other.composing.recover()
    isDown = false
    one.outbox.call()
    other.outbox.call()
    await until('both have it', () => [one, other].every(({ overlay }) => overlay().size === 0) || null)
    expect(kept.size).toBe(1)
    expect([one, other].map(({ store }) => store.getState().ledger.rows.has(id))).toEqual([true, true])
  })

  test('taken back in one tab it is not posted by the other', async () => {
    let isDown = true
    const { base, kept } = await posts(() => (isDown ? 'hang up' : null))
    const one = open(base)
    const id = one.write('My words')
    await one.post(id)
    const other = open(base, one.storage)
    other.composing.recover()
    other.changing.resume()
    await until('it waits', () => other.overlay().get(`create:${id}`)?.problem ?? null)
    one.composing.discard(id)
    isDown = false
    other.outbox.call()
    await until('it is gone', () => other.overlay().size === 0 || null)
    expect(kept.size).toBe(0)
    expect(other.store.getState().drafts.size).toBe(0)
  })

  test('“Edit” opens it again, and nothing is sent until it is posted', async () => {
    let isDown = true
    const { base, kept } = await posts(() => (isDown ? 'hang up' : null))
    const room = open(base)
    const id = room.write('My words')
    await room.post(id)
    const pending = room.overlay().get(`create:${id}`)
    if (pending) room.changing.giveUp(pending)
    expect(room.store.getState().composing).toBe(id)
    isDown = false
    room.outbox.call()
    expect(room.overlay().size).toBe(0)
    expect(kept.size).toBe(0)
    await room.post(id)
    expect(kept.size).toBe(1)
  })
})

describe('a session that has ended', () => {
  test('keeps card and words, and the same account’s next visit posts them', async () => {
    let isOut = true
    const { base, kept } = await posts(() => (isOut ? refusal('signed_out') : null))
    const room = open(base)
    const id = room.write('My words')
    expect(await room.post(id)).toMatchObject({ code: 'signed_out' })
    expect(room.store.getState().connection).toBe('signed_out')
    expect(room.store.getState().ledger.shown.get(id)?.text).toBe('My words')
    isOut = false
    const next = open(base, room.storage)
    next.composing.recover()
    next.changing.resume()
    await until('it is posted', () => next.overlay().size === 0 || null)
    expect(kept.size).toBe(1)
  })

  test('never posts them as another', async () => {
    const { base, seen } = await posts(() => refusal('signed_out'))
    const room = open(base)
    await room.post(room.write('My words'))
    expect(await flushOutbox({ userId: 'ben', storage: room.storage, base })).toBe(0)
    expect(seen).toHaveLength(1)
    await annotationsApi(createApi({ base, userId: 'ana' })).remove(root.id)
    expect(seen[1]?.headers['x-postil-account']).toBe('ana')
  })
})

describe('from any other page', () => {
  test('what waits is posted; what is refused stays for its own page to explain', async () => {
    let answer: Reply | null = 'hang up'
    const { base, kept, seen } = await posts(() => answer)
    const room = open(base)
    const id = room.write('My words')
    await room.post(id)
    await room.changing.highlight(aPassage(30, 34))
    const flush = (except?: string) =>
      flushOutbox({ userId: 'ana', storage: room.storage, base, ...(except ? { except } : {}) })
    expect(await flush()).toBe(0)
    answer = refusal('forbidden')
    expect(await flush()).toBe(0)
    const asked = seen.length
    expect(await flush()).toBe(0)
    expect(seen).toHaveLength(asked)
    const next = open(base, room.storage)
    next.composing.recover()
    next.changing.resume()
    await until('its page says why', () => next.store.getState().problems.get(id) ?? null)
    expect(next.store.getState().drafts.get(id)?.text).toBe('My words')
    answer = null
    await next.post(id)
    expect(kept.size).toBe(1)
  })

  test('it leaves to an open reading what waits for it', async () => {
    let isDown = true
    const { base, kept } = await posts(() => (isDown ? 'hang up' : null))
    const room = open(base)
    await room.post(room.write('My words'))
    isDown = false
    const given = { userId: 'ana', storage: room.storage, base }
    expect(await flushOutbox({ ...given, except: READING })).toBe(0)
    expect(await flushOutbox(given)).toBe(1)
    expect(kept.size).toBe(1)
  })
})

describe('signing out', () => {
  test('posts what waits and leaves nothing', async () => {
    let isDown = true
    const { base, kept } = await posts(() => (isDown ? 'hang up' : null))
    const room = open(base)
    await room.post(room.write('My words'))
    await room.changing.highlight(aPassage(30, 34))
    expect(await leaveDevice({ userId: 'ana', storage: room.storage, base })).toEqual(['My words', 'xxxx'])
    expect(hasWaiting(room.storage, 'ana')).toBe(true)
    isDown = false
    expect(await leaveDevice({ userId: 'ana', storage: room.storage, base })).toEqual([])
    expect(kept.size).toBe(2)
    expect(room.storage.length).toBe(0)
  })

  test('takes the cards of this page along', async () => {
    const { base } = await posts(() => 'hang up')
    const room = open(base)
    const id = room.write('My words')
    await room.post(id)
    await clearDevice('ana', room.storage)
    room.composing.leave()
    expect(room.store.getState().ledger.shown.has(id)).toBe(false)
    room.outbox.call()
    expect(room.overlay().size).toBe(0)
    expect(room.storage.length).toBe(0)
  })
})
