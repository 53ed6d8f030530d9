import { STATUSES } from '@/lib/annotations/status'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { JOININGS } from '@/lib/groups/group'
import { INVITATION_STATES } from '@/lib/groups/invitation'
import { ROLES } from '@/lib/groups/role'
import { can } from '@/lib/permissions/can'
import type { AllFacts, Viewer } from '@/lib/permissions/facts'

/** Who asks, about what. */
export type Question = { viewer: Viewer; facts: AllFacts }

type Section = Exclude<keyof AllFacts, 'role'>
type PathsOf<S extends Section> = `${S}.${keyof AllFacts[S] & string}`
/** A fact by its place: `annotation.live`; the viewer counts as one. The compiler asks for the values of each. */
export type FactPath = 'viewer' | 'role' | { [S in Section]: PathsOf<S> }[Section]
type ValueAt<P extends FactPath> = P extends 'viewer'
  ? Viewer
  : P extends 'role'
    ? AllFacts['role']
    : P extends `${infer S extends Section}.${infer K}`
      ? K extends keyof AllFacts[S]
        ? AllFacts[S][K]
        : never
      : never

const BOTH = [true, false] as const

/** Every value of every fact. A new fact does not compile until its values stand here. */
export const FACT_VALUES: { [P in FactPath]: ReadonlyArray<ValueAt<P>> } = {
  viewer: [
    { userId: null, siteAdmin: false, suspended: false },
    { userId: 'ana', siteAdmin: false, suspended: false },
    { userId: 'ana', siteAdmin: false, suspended: true },
    { userId: 'ana', siteAdmin: true, suspended: false },
    { userId: 'ana', siteAdmin: true, suspended: true },
  ],
  role: [null, ...ROLES],
  'account.byToken': BOTH,
  'group.readableBy': ['world', 'members'],
  'group.writableBy': ['members', 'moderators'],
  'group.archived': BOTH,
  'entry.joining': JOININGS,
  'entry.previews': BOTH,
  'entry.invitation': [null, ...INVITATION_STATES],
  'member.role': ROLES,
  'member.isViewer': BOTH,
  'member.isLastOwner': BOTH,
  'succession.ownersAreGone': BOTH,
  'succession.personIsMember': BOTH,
  'person.isViewer': BOTH,
  'presence.inGroup': BOTH,
  'presence.namesAreShown': BOTH,
  'presence.ofViewer': BOTH,
  'document.published': BOTH,
  'document.role': ['owner', 'editor', null],
  'reading.commenting': ['open', 'closed'],
  'annotation.authorIsViewer': BOTH,
  'annotation.byModerator': BOTH,
  'annotation.live': BOTH,
  'annotation.status': STATUSES,
  'annotation.visibility': VISIBILITIES,
  'annotation.circle': ['all', 'mine', 'another'],
  'annotation.gate': ['open', 'closed'],
  'annotation.hasReadableReply': BOTH,
  'thread.rootIsReadable': BOTH,
  'thread.startedByViewer': BOTH,
  'thread.locked': BOTH,
}

/** Every fact, by its place. */
export const FACT_PATHS = Object.keys(FACT_VALUES) as FactPath[]

/** A member of an open reading before another's approved annotation for the group: nothing stands in the way. */
export function plainQuestion(): Question {
  return {
    viewer: { userId: 'ana', siteAdmin: false, suspended: false },
    facts: {
      account: { byToken: false },
      role: 'member',
      group: { readableBy: 'members', writableBy: 'members', archived: false },
      entry: { joining: 'invitation', previews: true, invitation: null },
      member: { role: 'member', isViewer: false, isLastOwner: false },
      succession: { ownersAreGone: false, personIsMember: true },
      person: { isViewer: false },
      presence: { inGroup: true, namesAreShown: true, ofViewer: true },
      document: { published: true, role: null },
      reading: { commenting: 'open' },
      annotation: {
        authorIsViewer: false,
        byModerator: false,
        live: true,
        status: 'approved',
        visibility: 'group',
        circle: 'all',
        gate: 'open',
        hasReadableReply: false,
      },
      thread: { rootIsReadable: true, startedByViewer: false, locked: false },
    },
  }
}

/** A setter of one fact of one question. */
type Write = (value: unknown) => boolean

function writerOf(question: Question, path: FactPath): Write {
  if (path === 'viewer') return (value) => Reflect.set(question, path, value)
  if (path === 'role') return (value) => Reflect.set(question.facts, path, value)
  const [section, key] = path.split('.') as [Section, string]
  return (value) => Reflect.set(question.facts[section], key, value)
}

/**
 * Calls `visit` with every combination of the values of `paths`; other facts keep the value of `plainQuestion`.
 * It is one object that changes between the calls, so that millions of them take a second: copy what you keep.
 * Returns how many there were.
 */
export function visitQuestions(
  paths: ReadonlyArray<FactPath>,
  visit: (question: Question) => void,
  values: { [P in FactPath]: ReadonlyArray<unknown> } = FACT_VALUES,
): number {
  const question = plainQuestion()
  const axes = paths.map((path) => ({ write: writerOf(question, path), values: values[path] }))
  let count = 0
  const descend = (depth: number): void => {
    const axis = axes[depth]
    if (axis === undefined) {
      count++
      visit(question)
      return
    }
    for (const value of axis.values) {
      axis.write(value)
      descend(depth + 1)
    }
  }
  descend(0)
  return count
}

/** The same lazily and each a question of its own, for those who keep them. */
export function* everyQuestion(paths: ReadonlyArray<FactPath>): Generator<Question> {
  const counters = paths.map(() => 0)
  for (;;) {
    const question = plainQuestion()
    for (const [i, path] of paths.entries()) {
      writerOf(question, path)(FACT_VALUES[path][counters[i] ?? 0])
    }
    yield question
    let i = paths.length - 1
    while (i >= 0 && (counters[i] ?? 0) + 1 === FACT_VALUES[paths[i] as FactPath].length) counters[i--] = 0
    if (i < 0) return
    counters[i] = (counters[i] ?? 0) + 1
  }
}

/**
 * False for combinations that no database can hold: signed-out people with an account's properties, and replies wider
 * than their root. Only another's "Only me" root is hidden from its starter or from those who moderate, and then
 * everything under it is private as well.
 */
export function isPossible({ viewer, facts }: Question): boolean {
  const { annotation, thread } = facts
  const isSomebody =
    annotation.authorIsViewer ||
    thread.startedByViewer ||
    facts.member.isViewer ||
    facts.person.isViewer ||
    facts.role !== null ||
    facts.document.role !== null
  if (viewer.userId === null && isSomebody) return false
  if (thread.rootIsReadable || annotation.visibility === 'private') return true
  return !thread.startedByViewer && !can(viewer, 'group:moderate', facts)
}
