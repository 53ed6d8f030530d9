import { expect, test } from 'vitest'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import type { Question } from '@/tests/support/facts'
import { visitQuestions } from '@/tests/support/facts'
import { factsNamedBy } from '@/tests/support/named-facts'

const NOBODY: Viewer = { userId: null, siteAdmin: false, suspended: false }

/** What the law says of one question: whether the viewer reads the annotation, and whether they moderate there. */
type Answers = { reads: boolean; moderates: boolean }
type Sentence = (question: Question, answers: Answers) => boolean

const isOwn = ({ viewer, facts }: Question) => viewer.userId !== null && facts.annotation.authorIsViewer

/** The one way around gates and circles: a moderator answers the starter of a thread, in private. */
const isAnsweredByModerator = ({ facts }: Question) =>
  facts.annotation.byModerator &&
  facts.annotation.visibility === 'moderators' &&
  facts.annotation.status === 'approved' &&
  facts.thread.startedByViewer

const SENTENCES: Record<string, Sentence> = {
  "nobody reads another's private annotation": (q, { reads }) =>
    !reads || q.facts.annotation.visibility !== 'private' || isOwn(q),

  'a deleted annotation is read by nobody': (q, { reads }) => !reads || q.facts.annotation.live,

  'every author reads their own living words': (q, { reads }) =>
    reads || !isOwn(q) || !q.facts.annotation.live,

  'what is not approved is read by its author and by those who moderate': (q, { reads, moderates }) =>
    !reads || q.facts.annotation.status === 'approved' || isOwn(q) || moderates,

  "while the gate is closed one reads one's own and moderators' answers, unless one moderates": (
    q,
    { reads, moderates },
  ) => !reads || q.facts.annotation.gate === 'open' || moderates || isOwn(q) || isAnsweredByModerator(q),

  "another circle's words are read by their author and those who moderate, and moderators' answers": (
    q,
    { reads, moderates },
  ) => !reads || q.facts.annotation.circle !== 'another' || moderates || isOwn(q) || isAnsweredByModerator(q),

  'what is for the moderators is read by its author, by them, and by the starter whom a moderator answers': (
    q,
    { reads, moderates },
  ) =>
    !reads ||
    q.facts.annotation.visibility !== 'moderators' ||
    moderates ||
    isOwn(q) ||
    isAnsweredByModerator(q),

  "under a hidden root one reads one's own and moderators' answers": (q, { reads }) =>
    !reads || q.facts.thread.rootIsReadable || isOwn(q) || isAnsweredByModerator(q),

  'those who moderate read all that is neither private nor deleted nor under a hidden root': (
    { facts },
    { reads, moderates },
  ) =>
    reads ||
    !moderates ||
    !facts.annotation.live ||
    facts.annotation.visibility === 'private' ||
    !facts.thread.rootIsReadable,

  'the suspended read what signed-out people read, and their own': (q, { reads }) =>
    !q.viewer.suspended ||
    reads === ((q.facts.annotation.live && isOwn(q)) || can(NOBODY, 'annotation:read', q.facts)),

  'signed-out people read approved annotations for the group, of published texts in world-readable groups': (
    { viewer, facts },
    { reads },
  ) =>
    !reads ||
    viewer.userId !== null ||
    (facts.group.readableBy === 'world' &&
      facts.document.published &&
      facts.annotation.status === 'approved' &&
      facts.annotation.visibility === 'group' &&
      facts.annotation.gate === 'open'),

  'a site administrator reads nothing more in a closed group for being one': ({ viewer, facts }, { reads }) =>
    !viewer.siteAdmin ||
    facts.group.readableBy === 'world' ||
    reads === can({ ...viewer, siteAdmin: false }, 'annotation:read', facts),

  'who is no member reads in a closed group only what they wrote, and what they were answered before': (
    q,
    { reads },
  ) => !reads || q.facts.role !== null || q.facts.group.readableBy === 'world' || isOwn(q),
}

test('reading: every sentence, over every combination of the facts that reading names', () => {
  const broken = new Map<string, string>()
  const tight = new Set<string>()
  let readable = 0
  const sentences = Object.entries(SENTENCES)
  const count = visitQuestions(factsNamedBy('annotation:read'), (q) => {
    const reads = can(q.viewer, 'annotation:read', q.facts)
    const moderates = can(q.viewer, 'group:moderate', q.facts)
    if (reads) readable++
    for (const [name, holds] of sentences) {
      if (!holds(q, { reads, moderates })) broken.set(name, broken.get(name) ?? JSON.stringify(q))
      else if (!tight.has(name) && !holds(q, { reads: !reads, moderates })) tight.add(name)
    }
  })
  expect(Object.fromEntries(broken)).toEqual({})
  expect(sentences.map(([name]) => name).filter((name) => !tight.has(name))).toEqual([])
  expect(count).toBeGreaterThan(500_000)
  expect(readable).toBeGreaterThan(50_000)
}, 30_000)
