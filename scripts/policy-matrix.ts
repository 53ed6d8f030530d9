import { can, denial } from '@/lib/permissions/can'
import type { AllFacts, Viewer } from '@/lib/permissions/facts'
import type { Action } from '@/lib/permissions/policy'
import { POLICY } from '@/lib/permissions/policy'

type Question = { viewer: Viewer; facts: AllFacts }
/** A way in: a route's method, a server action or a page; what it asks the law for, and why else it is open. */
export type Entrance = { name: string; asks: readonly Action[]; open: string }

type Change = (question: Question) => void

/** A person as a column: what they are in the group, to the text and to the annotation. */
const PEOPLE: Record<string, Change> = {
  'signed out': ({ viewer }) => (viewer.userId = null),
  stranger: () => undefined,
  observer: ({ facts }) => (facts.role = 'observer'),
  member: ({ facts }) => (facts.role = 'member'),
  author: ({ facts }) => {
    facts.role = 'member'
    facts.annotation.authorIsViewer = true
    facts.thread.startedByViewer = true
  },
  'suspended author': ({ viewer, facts }) => {
    viewer.suspended = true
    facts.role = 'member'
    facts.annotation.authorIsViewer = true
    facts.thread.startedByViewer = true
  },
  'thread’s starter': ({ facts }) => {
    facts.role = 'member'
    facts.thread.startedByViewer = true
  },
  'text’s owner': ({ facts }) => {
    facts.role = 'member'
    facts.document.role = 'owner'
  },
  moderator: ({ facts }) => (facts.role = 'moderator'),
  owner: ({ facts }) => (facts.role = 'owner'),
  'site administrator': ({ viewer }) => (viewer.siteAdmin = true),
}

/** Situations of a reading, then of an annotation in it; each differs from the first by what its name says. */
const READING_SITUATIONS: Record<string, Change> = {
  'members read and write': () => undefined,
  'the world reads': ({ facts }) => (facts.group.readableBy = 'world'),
  'moderators write': ({ facts }) => (facts.group.writableBy = 'moderators'),
  'commenting is closed': ({ facts }) => (facts.reading.commenting = 'closed'),
  'the group is archived': ({ facts }) => (facts.group.archived = true),
  'the text is not published': ({ facts }) => (facts.document.published = false),
}

const ACCOUNT_SITUATIONS: Record<string, Change> = {
  'on one’s own device': () => undefined,
  'by a token of the API': ({ facts }) => (facts.account.byToken = true),
}

const ACCOUNT_PEOPLE: Record<string, Change> = {
  'signed out': ({ viewer }) => (viewer.userId = null),
  'account’s holder': () => undefined,
  'suspended holder': ({ viewer }) => (viewer.suspended = true),
}

const ENTRY_SITUATIONS: Record<string, Change> = {
  'with nothing in hand': () => undefined,
  'with an invitation': ({ facts }) => (facts.entry.invitation = 'usable'),
  'with an invitation, without previews': ({ facts }) => {
    facts.entry.invitation = 'usable'
    facts.entry.previews = false
  },
  'with a revoked invitation': ({ facts }) => (facts.entry.invitation = 'revoked'),
  'with an expired invitation': ({ facts }) => (facts.entry.invitation = 'expired'),
  'with a used-up invitation': ({ facts }) => (facts.entry.invitation = 'used_up'),
  'with an invitation to an archived group': ({ facts }) => {
    facts.entry.invitation = 'usable'
    facts.group.archived = true
  },
  'the group takes requests': ({ facts }) => (facts.entry.joining = 'request'),
  'the group is open': ({ facts }) => (facts.entry.joining = 'open'),
  'the world reads': ({ facts }) => (facts.group.readableBy = 'world'),
}

const MEMBER_SITUATIONS: Record<string, Change> = {
  'a member': () => undefined,
  'a moderator': ({ facts }) => (facts.member.role = 'moderator'),
  'one of several owners': ({ facts }) => (facts.member.role = 'owner'),
  'the last owner': ({ facts }) => {
    facts.member.role = 'owner'
    facts.member.isLastOwner = true
  },
  oneself: ({ facts }) => (facts.member.isViewer = true),
  'oneself, the last owner': ({ facts }) =>
    (facts.member = { role: 'owner', isViewer: true, isLastOwner: true }),
  'in an archived group': ({ facts }) => (facts.group.archived = true),
}

const INSTALLATION_SITUATIONS: Record<string, Change> = {
  'somebody else; owners gone': () => undefined,
  'somebody else, by a token of the API': ({ facts }) => (facts.account.byToken = true),
  oneself: ({ facts }) => (facts.person.isViewer = true),
  'the group has an owner': ({ facts }) => (facts.succession.ownersAreGone = false),
  'somebody who is not in the group': ({ facts }) => (facts.succession.personIsMember = false),
}

const ANNOTATION_SITUATIONS: Record<string, Change> = {
  'for the group, approved': () => undefined,
  'in a world-readable group': ({ facts }) => (facts.group.readableBy = 'world'),
  'under review': ({ facts }) => (facts.annotation.status = 'pending'),
  rejected: ({ facts }) => (facts.annotation.status = 'rejected'),
  'for the moderators': ({ facts }) => (facts.annotation.visibility = 'moderators'),
  'a moderator’s answer in private': ({ facts }) => {
    facts.annotation.visibility = 'moderators'
    facts.annotation.byModerator = true
  },
  'only me': ({ facts }) => (facts.annotation.visibility = 'private'),
  'behind a closed gate': ({ facts }) => (facts.annotation.gate = 'closed'),
  'in another circle': ({ facts }) => (facts.annotation.circle = 'another'),
  'a reply under a hidden root': ({ facts }) => (facts.thread.rootIsReadable = false),
  'in a locked thread': ({ facts }) => (facts.thread.locked = true),
  'while commenting is closed': ({ facts }) => (facts.reading.commenting = 'closed'),
  'in an archived group': ({ facts }) => (facts.group.archived = true),
  deleted: ({ facts }) => (facts.annotation.live = false),
  'deleted, with a reply that is read': ({ facts }) => {
    facts.annotation.live = false
    facts.annotation.hasReadableReply = true
  },
}

/**
 * The law as tables of people and named situations, in Markdown: "yes", or the reason of the refusal; and with each
 * action every way in that asks for it. Committed, so that a change of law, and a new way in, appear in review as a
 * changed sentence.
 */
export function policyMatrix(entrances: readonly Entrance[]): string {
  const actions = Object.keys(POLICY) as Action[]
  const head =
    '# Who may do what\n\nWritten by `npm run policy:matrix` from `lib/permissions` and `app`; a test holds it current.\n'
  return [head, ...actions.map((action) => tableOf(action, entrances)), waysIn(entrances)].join('\n')
}

/** What asks for no action of its own: open, or filtered where it is loaded. */
function waysIn(entrances: readonly Entrance[]): string {
  const rows = entrances.filter(({ open }) => open !== '').map(({ name, open }) => `| ${name} | ${open} |`)
  return `## What asks for no action\n\n|  | instead |\n| --- | --- |\n${rows.join('\n')}\n`
}

function askedBy(action: Action, entrances: readonly Entrance[]): string {
  const names = entrances.filter(({ asks }) => asks.includes(action)).map(({ name }) => name)
  return names.length === 0 ? 'Asked for by no way in of its own.' : `Asked for by: ${names.join(' · ')}`
}

function tableOf(action: Action, entrances: readonly Entrance[]): string {
  const { situations, people } = askedAbout(action)
  const rows = Object.entries(situations).map(([name, situate]) => [
    name,
    ...people.map(([, become]) => answer(action, [situate, become])),
  ])
  const table = [['', ...people.map(([name]) => name)], ['---', ...people.map(() => '---')], ...rows]
  return `## ${action}\n\n${askedBy(action, entrances)}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

function askedAbout(action: Action) {
  if (action.startsWith('account:'))
    return { situations: ACCOUNT_SITUATIONS, people: Object.entries(ACCOUNT_PEOPLE) }
  const isAboutAnnotations = /^(annotation|thread):/.test(action)
  const people = Object.entries(PEOPLE).filter(([name]) => isAboutAnnotations || !/author|starter/.test(name))
  return { situations: situationsOf(action), people }
}

/** By the first that fits, the situations that tell an action's answers apart. */
function situationsOf(action: Action): Record<string, Change> {
  if (/^(annotation|thread):/.test(action)) return ANNOTATION_SITUATIONS
  if (/^group:(find|preview|join|request)$/.test(action)) return ENTRY_SITUATIONS
  if (/^member:(change-role|remove)$|^group:leave$/.test(action)) return MEMBER_SITUATIONS
  return /^(installation|person):|^group:appoint-owner$/.test(action)
    ? INSTALLATION_SITUATIONS
    : READING_SITUATIONS
}

function answer(action: Action, changes: Change[]): string {
  const question = plain()
  for (const change of changes) change(question)
  const reason = denial(question.viewer, action, question.facts)
  if (can(question.viewer, action, question.facts) !== (reason === null))
    throw new Error(`${action} contradicts itself`)
  return reason === null ? '**yes**' : reason.replaceAll('_', ' ')
}

function plain(): Question {
  return {
    viewer: { userId: 'ana', siteAdmin: false, suspended: false },
    facts: {
      account: { byToken: false },
      role: null,
      group: { readableBy: 'members', writableBy: 'members', archived: false },
      entry: { joining: 'invitation', previews: true, invitation: null },
      member: { role: 'member', isViewer: false, isLastOwner: false },
      succession: { ownersAreGone: true, personIsMember: true },
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
