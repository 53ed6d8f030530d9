import { describe, expect, test } from 'vitest'
import type { PresenceFacts, Viewer } from '@/lib/permissions/facts'
import { can } from '@/lib/permissions/can'
import { MOST_NAMED, NOBODY_PRESENT, others, presentAmong, presentTo } from '@/lib/realtime/presence'
import { factsNamedBy } from '@/tests/support/named-facts'
import { plainQuestion, visitQuestions } from '@/tests/support/facts'

const named = factsNamedBy('presence:see', 'presence:appear')

const aHolder = (userId: string, name = userId) => {
  const { viewer, facts } = plainQuestion()
  return { viewer: { ...viewer, userId }, name, facts: facts as PresenceFacts }
}

describe('over every combination of the facts', () => {
  test('nobody is seen, and nobody sees, who may not read, is no member, or where it is off or names are hidden', () => {
    let granted = 0
    visitQuestions(named, ({ viewer, facts }) => {
      const sees = presentTo(viewer, facts, presentAmong([aHolder('ben')])).count > 0
      const appears = presentAmong([{ viewer, name: 'Ana', facts }]).count > 0
      if (!sees && !appears) return
      granted++
      const allowed =
        can(viewer, 'reading:read', facts) &&
        viewer.userId !== null &&
        !viewer.suspended &&
        facts.role !== null &&
        facts.presence.inGroup &&
        facts.presence.namesAreShown
      expect(allowed).toBe(true)
      expect(appears).toBe(sees && facts.presence.ofViewer)
    })
    expect(granted).toBeGreaterThan(0)
  })

  test('whoever does not wish to be seen sees as others do', () => {
    visitQuestions(named, ({ viewer, facts }) => {
      const sees = (ofViewer: boolean) =>
        can(viewer, 'presence:see', { ...facts, presence: { ...facts.presence, ofViewer } })
      expect(sees(true)).toBe(sees(false))
    })
  })
})

test('a person with several streams is one, and all stand in one order for everybody', () => {
  const [ana, ben, zoe] = [aHolder('u3', 'Ana'), aHolder('u1', 'Ben'), aHolder('u2', 'Zoe')]
  const present = presentAmong([zoe, ana, ben, ana])
  expect(present.people?.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Zoe'])
  expect(presentAmong([ben, ana, zoe])).toEqual(present)
})

test('beyond 200 there is a number and no name', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => aHolder(`u${i}`))
  expect(presentAmong(many(MOST_NAMED)).people).toHaveLength(MOST_NAMED)
  expect(presentAmong(many(MOST_NAMED + 1))).toEqual({ count: MOST_NAMED + 1, people: null })
})

test('who may not see is told what is told where nobody is', () => {
  const { viewer, facts } = plainQuestion()
  const stranger: Viewer = { ...viewer, userId: null }
  expect(presentTo(stranger, facts, presentAmong([aHolder('ben')]))).toBe(NOBODY_PRESENT)
})

test('one does not read beside oneself', () => {
  const present = presentAmong([aHolder('ana'), aHolder('ben')])
  expect(others(present, 'ana').people?.map(({ name }) => name)).toEqual(['ben'])
  expect(others(present, 'cleo').count).toBe(2)
})
