import { expect, test } from 'vitest'
import { isWidening, narrowest, VISIBILITIES } from '@/lib/annotations/visibility'
import { can } from '@/lib/permissions/can'
import { visibilityChoices, writeAction } from '@/lib/permissions/visibility-choices'
import { plainQuestion, visitQuestions } from '@/tests/support/facts'
import { factsNamedBy } from '@/tests/support/named-facts'

test('over every viewer and state: what is offered is what the law lets one write', () => {
  let asked = 0
  visitQuestions(factsNamedBy('reading:annotate', 'reading:note'), ({ viewer, facts }) => {
    asked += 1
    const offered = visibilityChoices(viewer, facts)
    for (const visibility of VISIBILITIES)
      expect(offered.includes(visibility)).toBe(can(viewer, writeAction(visibility), facts))
  })
  expect(asked).toBeGreaterThan(50)
})

test('a reply is never offered to more people than its root, and a change never to fewer', () => {
  const { viewer, facts } = plainQuestion()
  for (const root of VISIBILITIES) {
    for (const from of VISIBILITIES) {
      const offered = visibilityChoices(viewer, facts, { root, from })
      const right = VISIBILITIES.filter((one) => narrowest(one, root) === one && isWidening(from, one))
      expect(offered.filter((one) => one !== from)).toEqual(right.filter((one) => one !== from))
      if (right.includes(from) || from !== 'private') expect(offered).toContain(from)
    }
  }
})

test('an observer, and anyone while commenting is closed, is offered “Only me” and nothing else', () => {
  const { viewer, facts } = plainQuestion()
  expect(visibilityChoices(viewer, facts)).toEqual(['group', 'moderators', 'private'])
  expect(visibilityChoices(viewer, { ...facts, role: 'observer' })).toEqual(['private'])
  expect(visibilityChoices(viewer, { ...facts, reading: { commenting: 'closed' } })).toEqual(['private'])
  expect(visibilityChoices({ ...viewer, userId: null }, facts)).toEqual([])
})
