import type { Viewer } from '@/lib/permissions/facts'
import type { Action } from '@/lib/permissions/policy'
import { POLICY } from '@/lib/permissions/policy'
import type { Rule } from '@/lib/permissions/rules'
import type { FactPath, Question } from '@/tests/support/facts'
import { everyQuestion, FACT_PATHS, FACT_VALUES, visitQuestions } from '@/tests/support/facts'

type AnyRule = Rule<Question['facts']>

/** The rules of these actions' clauses and of all actions that they name. */
export function rulesOf(...actions: Action[]): Set<AnyRule> {
  const rules = new Set<AnyRule>()
  for (const term of actions.flatMap((action) => POLICY[action].flat())) {
    for (const rule of typeof term === 'string' ? rulesOf(term) : [term]) rules.add(rule)
  }
  return rules
}

/**
 * The facts that these actions' clauses name, directly or through actions they name, found by watching each rule
 * read. Everything else is without influence, so enumerating these is enumerating all.
 */
export function factsNamedBy(...actions: Action[]): FactPath[] {
  const named = new Set([...rulesOf(...actions)].flatMap(factsReadBy))
  return FACT_PATHS.filter((path) => named.has(path))
}

/**
 * For each fact the values that these actions' rules tell apart, one of each kind: to them "rejected" is "spam", and
 * an owner a moderator. Enumerating these is enumerating all, for sentences that tell no more apart than the law does.
 */
export function valuesToldApart(...actions: Action[]): { [P in FactPath]: ReadonlyArray<unknown> } {
  const rules = [...rulesOf(...actions)]
  const kinds = FACT_PATHS.map((path) => {
    const concerned = rules.filter((rule) => factsReadBy(rule).includes(path))
    const byAnswers = new Map<string, unknown>()
    for (const value of FACT_VALUES[path]) {
      const answers = concerned.map((rule) => answersWith(rule, path, value)).join(' ')
      if (!byAnswers.has(answers)) byAnswers.set(answers, value)
    }
    return [path, [...byAnswers.values()]]
  })
  return Object.fromEntries(kinds)
}

/** What a rule answers to every combination of the other facts it reads. */
function answersWith(rule: AnyRule, path: FactPath, value: unknown): string {
  const answers: boolean[] = []
  visitQuestions(factsReadBy(rule), ({ viewer, facts }) => answers.push(rule.holds(viewer, facts)), {
    ...FACT_VALUES,
    [path]: [value],
  })
  return answers.map(Number).join('')
}

const known = new WeakMap<AnyRule, FactPath[]>()

/** Every role and viewer is tried, because a rule may stop reading at the first. */
function factsReadBy(rule: AnyRule): FactPath[] {
  const before = known.get(rule)
  if (before !== undefined) return before
  const seen = new Set<string>()
  for (const question of everyQuestion(['viewer', 'role'])) {
    rule.holds(
      watched<Viewer>(question.viewer, () => seen.add('viewer')),
      watchedFacts(question.facts, seen),
    )
  }
  const paths = FACT_PATHS.filter((path) => seen.has(path))
  known.set(rule, paths)
  return paths
}

function watchedFacts(facts: Question['facts'], seen: Set<string>): Question['facts'] {
  const sections = Object.entries(facts).map(([name, section]) =>
    typeof section === 'object' && section !== null
      ? [name, watched<object>(section, (key) => seen.add(`${name}.${key}`))]
      : [name, section],
  )
  return watched(Object.fromEntries(sections) as Question['facts'], (key) => seen.add(key))
}

function watched<T extends object>(target: T, onRead: (key: string) => void): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string') onRead(key)
      return Reflect.get(object, key) as unknown
    },
  })
}
