import { describe, expect, test } from 'vitest'
import { can } from '@/lib/permissions/can'
import type { Action } from '@/lib/permissions/policy'
import { POLICY, VISIBLE_BY } from '@/lib/permissions/policy'
import type { Question } from '@/tests/support/facts'
import { isPossible, visitQuestions } from '@/tests/support/facts'
import { factsNamedBy, valuesToldApart } from '@/tests/support/named-facts'

const ACTIONS = Object.keys(POLICY) as Action[]

/** True when the sentence holds for one question that the law granted. */
type Sentence = (question: Question) => boolean

/** Each sentence speaks of the actions `of`, or of all `except` some. */
const SENTENCES: Record<string, { of?: Action[]; except?: Action[]; holds: (action: Action) => Sentence }> = {
  'nobody may act on what they may not see': {
    holds: (action) => (q) => !isPossible(q) || can(q.viewer, VISIBLE_BY[action], q.facts),
  },
  'the signed-out and the suspended only read and report, and look after their accounts': {
    except: [
      'account:read',
      'account:manage',
      'group:read',
      'group:find',
      'group:preview',
      'reading:read',
      'annotation:read',
      'annotation:place',
      'annotation:report',
    ],
    holds: () => (q) => q.viewer.userId !== null && !q.viewer.suspended,
  },
  'an account is looked after by whom it belongs to, and never by a token': {
    of: ['account:manage'],
    holds: () => (q) => q.viewer.userId !== null && !q.facts.account.byToken,
  },
  'the installation is administered by its administrators, and never by a token': {
    of: ['installation:administer', 'person:administer', 'group:appoint-owner'],
    holds: () => (q) => q.viewer.siteAdmin && !q.facts.account.byToken,
  },
  'a document is edited by its owners and editors alone': {
    of: ['document:edit', 'document:leave', 'document:manage', 'reading:open'],
    holds: () => (q) => q.facts.document.role !== null,
  },
  'only an owner says who owns and edits a document': {
    of: ['document:manage'],
    holds: () => (q) => q.facts.document.role === 'owner',
  },
  'a text is opened in a group by those who moderate there, and only once it is published': {
    of: ['reading:open'],
    holds: () => (q) =>
      (q.facts.role === 'owner' || q.facts.role === 'moderator') && q.facts.document.published,
  },
  "commenting is switched by those who moderate and by the text's owner": {
    of: ['reading:manage'],
    holds: () => (q) => can(q.viewer, 'group:moderate', q.facts) || q.facts.document.role === 'owner',
  },
  'only the author changes, deletes and brings back': {
    of: ['annotation:update', 'annotation:delete', 'annotation:restore'],
    holds: () => (q) => q.facts.annotation.authorIsViewer,
  },
  'an archived group takes nothing new': {
    of: [
      'group:request',
      'group:invite',
      'group:invite-moderator',
      'group:admit',
      'reading:open',
      'reading:manage',
      'reading:annotate',
      'reading:note',
      'annotation:reply',
      'annotation:update',
      'annotation:restore',
      'annotation:value',
      'thread:resolve',
      'thread:lock',
    ],
    holds: () => (q) => !q.facts.group.archived,
  },
  'while commenting is closed nobody posts': {
    of: ['reading:annotate', 'annotation:reply'],
    holds: () => (q) => q.facts.reading.commenting === 'open',
  },
  'a locked thread takes no answer': {
    of: ['annotation:reply'],
    holds: () => (q) => !q.facts.thread.locked,
  },
  'in a locked thread only private words are changed': {
    of: ['annotation:update'],
    holds: () => (q) => !q.facts.thread.locked || q.facts.annotation.visibility === 'private',
  },
  'what was deleted is neither read, answered, changed, deleted, reported nor moderated': {
    of: [
      'annotation:read',
      'annotation:reply',
      'annotation:update',
      'annotation:delete',
      'annotation:flag',
      'annotation:report',
      'annotation:moderate',
      'annotation:value',
      'annotation:mute',
      'edit:empty',
    ],
    holds: () => (q) => q.facts.annotation.live,
  },
  'only what was deleted is brought back': {
    of: ['annotation:restore'],
    holds: () => (q) => !q.facts.annotation.live,
  },
  'nobody flags, reports, moderates or values private words': {
    of: ['annotation:flag', 'annotation:report', 'annotation:moderate', 'annotation:value'],
    holds: () => (q) => q.facts.annotation.visibility !== 'private',
  },
  'nobody flags or values their own words, or mutes themselves': {
    of: ['annotation:flag', 'annotation:value', 'annotation:mute'],
    holds: () => (q) => !q.facts.annotation.authorIsViewer,
  },
  'an observer, and who is no member, posts nothing': {
    of: ['reading:annotate', 'annotation:reply'],
    holds: () => (q) => q.facts.role !== 'observer' && q.facts.role !== null,
  },
  'nobody joins an archived group who is not in it': {
    of: ['group:join'],
    holds: () => (q) => !q.facts.group.archived || q.facts.role !== null,
  },
  'one joins an open group, or with an invitation that still lets in; whoever is in stays in': {
    of: ['group:join'],
    holds: () => (q) =>
      q.facts.role !== null || q.facts.entry.joining === 'open' || q.facts.entry.invitation === 'usable',
  },
  'a closed group is known to its members, to whom it invites, and where it takes requests or is open': {
    of: ['group:find'],
    holds: () => (q) =>
      q.facts.group.readableBy === 'world' ||
      q.facts.role !== null ||
      q.facts.entry.joining !== 'invitation' ||
      q.facts.entry.invitation !== null,
  },
  'before joining, the text of a closed group is shown for a good invitation alone, where the group allows': {
    of: ['group:preview'],
    holds: () => (q) =>
      q.facts.group.readableBy === 'world' ||
      q.facts.role !== null ||
      (q.facts.entry.previews && q.facts.entry.invitation === 'usable'),
  },
  'the last owner neither leaves nor is demoted or removed': {
    of: ['group:leave', 'member:change-role', 'member:remove'],
    holds: () => (q) => !q.facts.member.isLastOwner,
  },
  'a group is managed by its owners, also when a site administrator asks': {
    of: ['group:manage', 'group:invite-moderator', 'member:change-role'],
    holds: () => (q) => q.facts.role === 'owner',
  },
  'who moderates invites, admits and removes; nobody else does': {
    of: ['group:invite', 'group:admit', 'member:remove'],
    holds: () => (q) => q.facts.role === 'owner' || q.facts.role === 'moderator',
  },
  'those who moderate are removed by owners alone': {
    of: ['member:remove'],
    holds: () => (q) =>
      q.facts.role === 'owner' || q.facts.member.role === 'member' || q.facts.member.role === 'observer',
  },
  'the people of a group are listed to its members alone': {
    of: ['member:list'],
    holds: () => (q) => q.facts.role !== null,
  },
  'only administrators administer, and not themselves': {
    of: ['person:administer'],
    holds: () => (q) => q.viewer.siteAdmin && !q.facts.person.isViewer,
  },
  'an owner is appointed where there is none, from among the members': {
    of: ['group:appoint-owner'],
    holds: () => (q) =>
      q.viewer.siteAdmin && q.facts.succession.ownersAreGone && q.facts.succession.personIsMember,
  },
  'only those who moderate lock a thread, and never a private one': {
    of: ['thread:lock'],
    holds: () => (q) =>
      can(q.viewer, 'group:moderate', q.facts) && q.facts.annotation.visibility !== 'private',
  },
  'words are taken out of the history by their author and who moderates, private ones by their author alone':
    {
      of: ['edit:empty'],
      holds: () => (q) =>
        q.facts.annotation.authorIsViewer ||
        (can(q.viewer, 'group:moderate', q.facts) && q.facts.annotation.visibility !== 'private'),
    },
  'only members value': {
    of: ['annotation:value'],
    holds: () => (q) => q.facts.role !== null,
  },
  "a thread is resolved by its starter, the document's owner or those who moderate": {
    of: ['thread:resolve'],
    holds: () => (q) =>
      q.facts.thread.startedByViewer ||
      q.facts.document.role === 'owner' ||
      can(q.viewer, 'group:moderate', q.facts),
  },
}

describe.each(ACTIONS)('%s', (action) => {
  test('every sentence about it, over every combination of the facts it and its visibility name', () => {
    const sentences = Object.entries(SENTENCES)
      .filter(([, { of, except }]) => (of?.includes(action) ?? true) && !except?.includes(action))
      .map(([name, { holds }]) => ({ name, holds: holds(action) }))
    const broken = new Map<string, string>()
    let granted = 0
    const count = visitQuestions(
      factsNamedBy(action, VISIBLE_BY[action]),
      (q) => {
        if (!can(q.viewer, action, q.facts)) return
        granted++
        for (const { name, holds } of sentences) {
          if (!broken.has(name) && !holds(q)) broken.set(name, JSON.stringify(q))
        }
      },
      valuesToldApart(action, VISIBLE_BY[action]),
    )
    expect(Object.fromEntries(broken)).toEqual({})
    expect(granted).toBeGreaterThan(0)
    expect(granted).toBeLessThan(count)
  }, 120_000)
})

test('whoever reads and is signed in may note for themselves, also while commenting is closed', () => {
  visitQuestions(factsNamedBy('reading:annotate', 'reading:note'), ({ viewer, facts }) => {
    const reads = can(viewer, 'reading:read', facts) && viewer.userId !== null && !viewer.suspended
    if (can(viewer, 'reading:note', facts) !== (reads && !facts.group.archived)) {
      throw new Error(JSON.stringify({ viewer, facts }))
    }
  })
})

test('an empty place is seen where a reply below is read, by whom its words could be read, were they still there', () => {
  let places = 0
  visitQuestions(factsNamedBy('annotation:place'), ({ viewer, facts }) => {
    const { annotation } = facts
    const isPlaced = can(viewer, 'annotation:place', facts)
    if (annotation.live) {
      if (isPlaced !== can(viewer, 'annotation:read', facts))
        throw new Error(JSON.stringify({ viewer, facts }))
    } else if (isPlaced) {
      places++
      annotation.live = true
      const couldRead = can(viewer, 'annotation:read', facts)
      annotation.live = false
      if (!annotation.hasReadableReply || !couldRead) throw new Error(JSON.stringify({ viewer, facts }))
    }
  })
  expect(places).toBeGreaterThan(0)
})

test('a private thread is resolved by whom it belongs to, also by an observer while commenting is closed', () => {
  visitQuestions(['role', 'reading.commenting', 'thread.locked'], ({ viewer, facts }) => {
    Object.assign(facts.annotation, { authorIsViewer: true, visibility: 'private' })
    facts.thread.startedByViewer = true
    expect(can(viewer, 'thread:resolve', facts)).toBe(facts.role !== null)
  })
})
