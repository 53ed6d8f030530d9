import { expect, test } from 'vitest'
import { createCopySaving } from '@/lib/client/copy-saving'
import type { CopyState } from '@/lib/client/copy-saving'
import { bareProblem } from '@/lib/client/api'
import type { NodeJson } from '@/lib/documents/block-ids'
import type { Result } from '@/lib/errors/result'
import type { SavedCopy } from '@/lib/documents/working-copy'
import { until } from '@/tests/support/until'

const FOR_EVER = 2 ** 30

/** A server of one text, and a writer before it; answers wait where `hold` says so. */
function aDesk() {
  const desk = {
    words: 'before',
    server: { number: 1, words: 'before' },
    kept: null as { number: number; json: NodeJson } | null,
    states: [] as CopyState['kind'][],
    answer: null as Result<SavedCopy> | null,
    gate: Promise.resolve(),
  }
  const saving = createCopySaving({
    number: 1,
    read: () => ({ type: 'doc', words: desk.words }),
    send: async ({ number, json }) => {
      await desk.gate
      if (desk.answer) return desk.answer
      const { server } = desk
      if (number !== server.number) {
        const current = { ...server, json, html: '', savedAt: '', savedBy: null }
        return { ok: false, problem: { ...bareProblem('conflict'), current } }
      }
      desk.server = { number: number + 1, words: String(json['words']) }
      return { ok: true, data: { number: number + 1, savedAt: '' } }
    },
    keep: (kept) => {
      desk.kept = kept
    },
    tell: ({ kind }) => desk.states.push(kind),
    rest: FOR_EVER,
    again: FOR_EVER,
  })
  const write = (words: string) => {
    desk.words = words
    saving.changed()
  }
  return { desk, saving, write }
}

test('what was written is saved, and forgotten here once the server has it', async () => {
  const { desk, saving, write } = aDesk()
  write('a')
  write('b')
  expect(await saving.flush()).toBe(true)
  expect(desk.server).toEqual({ number: 2, words: 'b' })
  expect(desk.kept).toBeNull()
  expect(desk.states).toEqual(['waiting', 'waiting', 'saving', 'saved'])
  saving.stop()
})

test('nothing written needs no request', async () => {
  const { desk, saving } = aDesk()
  desk.answer = { ok: false, problem: bareProblem('unexpected') }
  expect(await saving.flush()).toBe(true)
})

test('what is written while a save is on its way is saved after it', async () => {
  const { desk, saving, write } = aDesk()
  let open = () => undefined as void
  desk.gate = new Promise((resolve) => (open = resolve))
  write('a')
  const first = saving.flush()
  await until('the first is on its way', () => desk.states.includes('saving'))
  write('b')
  const second = saving.flush()
  open()
  await first
  expect(await second).toBe(true)
  expect(desk.server).toEqual({ number: 3, words: 'b' })
  saving.stop()
})

test('a failed save is kept here, and goes with the next', async () => {
  const { desk, saving, write } = aDesk()
  desk.answer = { ok: false, problem: bareProblem('unavailable') }
  write('a')
  expect(await saving.flush()).toBe(false)
  expect(desk.kept).toMatchObject({ number: 1, json: { words: 'a' } })
  desk.answer = null
  expect(await saving.flush()).toBe(true)
  expect(desk.server.words).toBe('a')
  saving.stop()
})

test('at a conflict it stops, and goes on as was decided', async () => {
  const { desk, saving, write } = aDesk()
  desk.server = { number: 5, words: 'theirs' }
  write('mine')
  expect(await saving.flush()).toBe(false)
  expect(desk.states.at(-1)).toBe('conflict')
  expect(await saving.flush()).toBe(false)
  expect(desk.server.words).toBe('theirs')
  saving.resume(5)
  expect(await saving.flush()).toBe(true)
  expect(desk.server).toEqual({ number: 6, words: 'mine' })

  desk.server = { number: 9, words: 'theirs again' }
  write('mine again')
  expect(await saving.flush()).toBe(false)
  saving.accept(9)
  expect(await saving.flush()).toBe(true)
  expect(desk.kept).toBeNull()
  expect(desk.server.words).toBe('theirs again')
  saving.stop()
})
