import { describe, expect, test } from 'vitest'
import { can, denial } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import type { Action, FactsOf } from '@/lib/permissions/policy'
import { POLICY, VISIBLE_BY } from '@/lib/permissions/policy'
import * as rules from '@/lib/permissions/rules'
import type { FactPath, Question } from '@/tests/support/facts'
import { everyQuestion, FACT_PATHS, FACT_VALUES, plainQuestion, visitQuestions } from '@/tests/support/facts'
import { factsNamedBy, valuesToldApart } from '@/tests/support/named-facts'

const ACTIONS = Object.keys(POLICY) as Action[]
/** Facts that nothing about an annotation depends on. */
const ELSEWHERE = /^(account|entry|member|succession|person|presence)\./
const NOBODY: Viewer = { userId: null, siteAdmin: false, suspended: false }

function question(change: (q: Question) => void): Question {
  const asked = plainQuestion()
  change(asked)
  return asked
}

describe('the evaluator', () => {
  test.each(['annotation:erase', '', 'constructor', 'toString', '__proto__'])(
    'refuses the unknown action "%s"',
    (name) => {
      const { viewer, facts } = plainQuestion()
      expect(can(viewer, name as Action, facts as never)).toBe(false)
      expect(denial(viewer, name as Action, facts as never)).toBe('unknown_action')
    },
  )

  test.each(ACTIONS)(
    'grants %s exactly when there is no reason against',
    (action) => {
      visitQuestions(
        factsNamedBy(action).filter((path) => !path.startsWith('document.') && path !== 'group.readableBy'),
        ({ viewer, facts }) => {
          if (can(viewer, action, facts) !== (denial(viewer, action, facts) === null)) {
            throw new Error(JSON.stringify({ viewer, facts }))
          }
        },
        valuesToldApart(action),
      )
    },
    30_000,
  )

  test('changes nothing it is given', () => {
    for (const { viewer, facts } of everyQuestion(['viewer', 'role', 'annotation.live'])) {
      const before = structuredClone({ viewer, facts })
      for (const action of ACTIONS) denial(Object.freeze(viewer), action, Object.freeze(facts))
      expect({ viewer, facts }).toEqual(before)
    }
  })

  test('is synchronous', () => {
    const { viewer, facts } = plainQuestion()
    for (const action of ACTIONS) expect(typeof can(viewer, action, facts)).toBe('boolean')
    for (const rule of Object.values(rules)) {
      if (typeof rule === 'object' && 'holds' in rule)
        expect(typeof rule.holds(viewer, facts)).toBe('boolean')
    }
  })
})

describe('the reason', () => {
  const cases: Array<[string, Action, (q: Question) => void, string | null]> = [
    ['a member answers', 'annotation:reply', () => undefined, null],
    [
      'signed out',
      'annotation:reply',
      (q) => ((q.viewer = NOBODY), (q.facts.group.readableBy = 'world')),
      'signed_out',
    ],
    [
      'suspended',
      'reading:annotate',
      (q) => ((q.viewer.suspended = true), (q.facts.group.readableBy = 'world')),
      'suspended',
    ],
    ['an observer', 'reading:annotate', (q) => (q.facts.role = 'observer'), 'may_not_write'],
    [
      'only moderators write',
      'reading:annotate',
      (q) => (q.facts.group.writableBy = 'moderators'),
      'may_not_write',
    ],
    [
      'commenting closed',
      'annotation:reply',
      (q) => (q.facts.reading.commenting = 'closed'),
      'commenting_is_closed',
    ],
    ['archived', 'reading:note', (q) => (q.facts.group.archived = true), 'group_is_archived'],
    ['locked', 'annotation:reply', (q) => (q.facts.thread.locked = true), 'thread_locked'],
    ["another's words", 'annotation:update', () => undefined, 'not_the_author'],
    [
      "another's words, also locked",
      'annotation:update',
      (q) => (q.facts.thread.locked = true),
      'not_the_author',
    ],
    [
      "one's own, locked",
      'annotation:update',
      (q) => ((q.facts.annotation.authorIsViewer = true), (q.facts.thread.locked = true)),
      'thread_locked',
    ],
    [
      "one's own flag",
      'annotation:flag',
      (q) => (q.facts.annotation.authorIsViewer = true),
      'own_annotation',
    ],
    ['behind a gate', 'annotation:read', (q) => (q.facts.annotation.gate = 'closed'), 'not_revealed_yet'],
    ['a member is no moderator', 'group:moderate', () => undefined, 'not_a_moderator'],
    ["another's thread", 'thread:resolve', () => undefined, 'not_your_thread'],
    ['no invitation', 'group:join', (q) => (q.facts.role = null), 'not_invited'],
    [
      'an invitation that has expired',
      'group:join',
      (q) => ((q.facts.role = null), (q.facts.entry.invitation = 'expired')),
      'invitation_expired',
    ],
    [
      'an invitation that is used up',
      'group:join',
      (q) => ((q.facts.role = null), (q.facts.entry.invitation = 'used_up')),
      'invitation_used_up',
    ],
    [
      'the last owner leaves',
      'group:leave',
      (q) => (
        (q.facts.role = 'owner'),
        (q.facts.member = { role: 'owner', isViewer: true, isLastOwner: true })
      ),
      'last_owner',
    ],
    [
      'a moderator removes a moderator',
      'member:remove',
      (q) => ((q.facts.role = 'moderator'), (q.facts.member.role = 'moderator')),
      'not_an_owner',
    ],
  ]
  test.each(cases)('%s: %s', (_, action, change, reason) => {
    const { viewer, facts } = question(change)
    expect(denial(viewer, action, facts)).toBe(reason)
  })

  test('is always one of the list', () => {
    visitQuestions(['viewer', 'role', 'annotation.live', 'annotation.visibility'], ({ viewer, facts }) => {
      for (const action of ACTIONS) {
        const reason = denial(viewer, action, facts)
        if (reason !== null) expect(rules.REASONS).toContain(reason)
      }
    })
  })
})

describe('the facts of the tests', () => {
  test('are enumerated completely and without repetition', () => {
    const paths: FactPath[] = ['role', 'annotation.status', 'annotation.visibility', 'thread.locked']
    const expected = paths.reduce((product, path) => product * FACT_VALUES[path].length, 1)
    const visited = new Set<string>()
    expect(visitQuestions(paths, (q) => visited.add(JSON.stringify(q)))).toBe(expected)
    expect(visited.size).toBe(expected)
    expect(new Set([...everyQuestion(paths)].map((q) => JSON.stringify(q)))).toEqual(visited)
  })

  test('have a place for every fact', () => {
    const { viewer, facts } = plainQuestion()
    const { role, ...sections } = facts
    const paths = Object.entries(sections).flatMap(([name, section]) =>
      Object.keys(section).map((key) => `${name}.${key}`),
    )
    expect([...paths, 'role', 'viewer'].toSorted()).toEqual(FACT_PATHS.toSorted())
    expect([role, viewer]).toEqual(['member', FACT_VALUES.viewer[1]])
  })

  test('are told apart as the law does', () => {
    const values = valuesToldApart('annotation:read')
    expect(values['annotation.status']).toEqual(['pending', 'approved'])
    expect(values['annotation.circle']).toEqual(['all', 'another'])
    expect(values.role).toEqual([null, 'owner', 'member'])
    expect(valuesToldApart('reading:annotate').role).toEqual([null, 'owner', 'member', 'observer'])
    expect(values['group.archived']).toEqual([true])
  })

  test('named by reading an annotation are these', () => {
    const without = [
      ...FACT_PATHS.filter((path) => ELSEWHERE.test(path)),
      'group.writableBy',
      'group.archived',
      'reading.commenting',
      'annotation.hasReadableReply',
      'thread.locked',
    ]
    expect(factsNamedBy('annotation:read')).toEqual(FACT_PATHS.filter((path) => !without.includes(path)))
    expect(factsNamedBy('annotation:reply', 'annotation:place')).toEqual(
      FACT_PATHS.filter((path) => !ELSEWHERE.test(path)),
    )
    expect(factsNamedBy('document:edit')).toEqual(['viewer', 'document.role'])
  })
})

test('what makes a subject visible is an action of the law, asked with the same facts', () => {
  for (const action of ACTIONS) expect(ACTIONS).toContain(VISIBLE_BY[action])
  // @ts-expect-error A group's facts are too few for an annotation's action.
  const tooFew: FactsOf['annotation:read'] = { role: null, group: plainQuestion().facts.group }
  expect(tooFew).toBeDefined()
})
