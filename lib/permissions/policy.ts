import type {
  AccountFacts,
  AnnotationFacts,
  DocumentFacts,
  EntryFacts,
  GroupFacts,
  MemberFacts,
  PersonFacts,
  PresenceFacts,
  ReadingFacts,
  SuccessionFacts,
} from '@/lib/permissions/facts'
import type { Rule } from '@/lib/permissions/rules'
import * as is from '@/lib/permissions/rules'

/** Which facts an action is asked with. */
export type FactsOf = {
  'account:read': AccountFacts
  'account:manage': AccountFacts
  'account:rename': AccountFacts
  'group:read': GroupFacts
  'group:moderate': GroupFacts
  'group:create': AccountFacts
  'group:find': EntryFacts
  'group:preview': EntryFacts
  'group:join': EntryFacts
  'group:request': EntryFacts
  'group:leave': MemberFacts
  'group:manage': GroupFacts
  'group:invite': GroupFacts
  'group:invite-moderator': GroupFacts
  'group:admit': GroupFacts
  'group:appoint-owner': SuccessionFacts & AccountFacts
  'member:list': GroupFacts
  'member:change-role': MemberFacts
  'member:remove': MemberFacts
  'person:mute': PersonFacts & AccountFacts
  'person:administer': PersonFacts & AccountFacts
  'installation:administer': AccountFacts
  'document:create': AccountFacts
  'document:edit': DocumentFacts
  'document:leave': DocumentFacts
  'document:manage': DocumentFacts
  'reading:open': GroupFacts & DocumentFacts
  'reading:manage': ReadingFacts
  'reading:read': ReadingFacts
  'reading:annotate': ReadingFacts
  'reading:note': ReadingFacts
  'reading:draft': ReadingFacts
  'reading:follow': ReadingFacts
  'presence:see': PresenceFacts
  'presence:appear': PresenceFacts
  'annotation:read': AnnotationFacts
  'annotation:place': AnnotationFacts
  'annotation:reply': AnnotationFacts
  'annotation:update': AnnotationFacts
  'annotation:delete': AnnotationFacts
  'annotation:restore': AnnotationFacts
  'annotation:flag': AnnotationFacts
  'annotation:report': AnnotationFacts
  'annotation:moderate': AnnotationFacts
  'annotation:value': AnnotationFacts
  'annotation:mute': AnnotationFacts
  'edit:empty': AnnotationFacts
  'thread:resolve': AnnotationFacts
  'thread:lock': AnnotationFacts
  'thread:follow': AnnotationFacts
}
export type Action = keyof FactsOf

/** Actions that can be decided with no more than the facts `F`. */
export type ActionWithin<F> = { [A in Action]: F extends FactsOf[A] ? A : never }[Action]

/** Grants when all its rules hold and all actions it names are granted. */
export type Clause<F> = ReadonlyArray<Rule<F> | ActionWithin<F>>

/**
 * The law. An action is granted when any clause grants; everything else is refused. The rows of `FactsOf` type it:
 * a group's row cannot use an annotation's rule. "Only me" notes are 'reading:note', open also to observers and
 * while commenting is closed.
 */
export const POLICY: { [A in Action]: ReadonlyArray<Clause<FactsOf[A]>> } = {
  // One's own account, also while suspended. A token of the API acts in a person's name where people read and write, and
  // never on what keeps the account theirs: password, tokens, sessions, ways to sign in, deletion.
  'account:read': [[is.viewerHasAccount]],
  'account:manage': [['account:read', is.isNotByToken]],
  // A name is read by others: the suspended write nothing.
  'account:rename': [['account:manage', is.signedIn]],

  'group:read': [[is.groupIsWorldReadable], [is.signedIn, is.viewerIsMember]],
  'group:moderate': [
    [is.signedIn, is.viewerModerates],
    [is.siteAdministrator, is.groupIsWorldReadable],
  ],
  'group:create': [[is.signedIn]],
  // To know that it is there, its name and what it is for. Its texts and its people are asked for on their own.
  'group:find': [['group:read'], [is.groupIsJoinable], [is.viewerHoldsInvitation]],
  'group:preview': [
    ['group:read'],
    [
      is.groupShowsPreviews,
      is.groupIsLive,
      is.viewerHoldsInvitation,
      is.invitationStands,
      is.invitationIsInTime,
      is.invitationHasRoom,
    ],
  ],
  // Whoever is in may join again: it changes nothing.
  'group:join': [
    [is.signedIn, is.groupIsOpen, is.groupIsLive],
    [
      is.signedIn,
      is.viewerHoldsInvitation,
      is.invitationStands,
      is.invitationIsInTime,
      is.invitationHasRoom,
      is.groupIsLive,
    ],
    [is.signedIn, is.viewerIsMember],
  ],
  'group:request': [[is.signedIn, is.viewerIsNotMember, is.groupIsLive, is.groupTakesRequests]],
  'group:leave': [[is.signedIn, is.viewerIsMember, is.memberIsViewer, is.memberIsNotLastOwner]],
  'group:manage': [[is.signedIn, is.viewerOwnsGroup]],
  'group:invite': [[is.signedIn, is.viewerModerates, is.groupIsLive]],
  'group:invite-moderator': [['group:manage', 'group:invite']],
  'group:admit': [[is.signedIn, is.viewerModerates, is.groupIsLive]],
  // An administrator appoints without reading anything, and only from among those who are in it already.
  'group:appoint-owner': [['installation:administer', is.ownersAreGone, is.personIsMember]],
  'member:list': [[is.signedIn, is.viewerIsMember]],
  'member:change-role': [['group:manage', is.memberIsNotLastOwner]],
  'member:remove': [
    ['group:manage', is.memberIsAnother, is.memberIsNotLastOwner],
    [is.signedIn, is.viewerModerates, is.memberIsAnother, is.memberModeratesNot, is.memberIsNotLastOwner],
  ],
  'person:mute': [[is.signedIn, is.personIsAnother]],
  // Not oneself: so an installation cannot lose its last administrator.
  'person:administer': [['installation:administer', is.personIsAnother]],
  // On an administrator's own device: no token of the API has these powers.
  'installation:administer': [[is.siteAdministrator, is.isNotByToken]],
  'document:create': [[is.signedIn]],
  'document:edit': [[is.signedIn, is.viewerEditsDocument]],
  // Nobody is held to a text; that one owner stays is the command's to see.
  'document:leave': [['document:edit']],
  // Who owns and edits it.
  'document:manage': [['document:edit', is.viewerOwnsDocument]],
  // A text is brought to a group by somebody who edits the one and moderates the other.
  'reading:open': [['document:edit', is.documentIsPublished, is.viewerModerates, is.groupIsLive]],
  // The commenting switch; the text's owner has it too, in every group that reads it.
  'reading:manage': [
    ['reading:read', 'group:moderate', is.groupIsLive],
    ['reading:read', is.signedIn, is.viewerOwnsDocument, is.groupIsLive],
  ],
  'reading:read': [
    ['group:read', is.documentIsPublished],
    ['group:read', 'document:edit'],
  ],
  'reading:annotate': [['reading:read', is.signedIn, is.groupIsLive, is.viewerMayWrite, is.commentingIsOpen]],
  'reading:note': [['reading:read', is.signedIn, is.groupIsLive]],
  // One's own unsent words, also where nothing can be posted just now: nobody else ever sees them.
  'reading:draft': [['reading:read', is.signedIn]],
  // What one wants to be told of; nobody else learns of it.
  'reading:follow': [['reading:read', is.signedIn]],
  // Who reads it now: for its members alone, and only where names are shown anyway. Whoever does not wish to be seen still sees.
  'presence:see': [['reading:read', is.signedIn, is.viewerIsMember, is.groupShowsPresence, is.namesAreShown]],
  'presence:appear': [['presence:see', is.viewerShowsPresence]],

  'annotation:read': [
    [is.isLive, is.viewerIsAuthor],
    [is.isLive, is.isNotPrivate, is.rootIsReadable, 'group:moderate'],
    [is.isLive, is.isForModerators, is.isByModerator, is.isApproved, is.viewerStartedThread, 'reading:read'],
    [
      is.isLive,
      is.isForGroup,
      is.isApproved,
      is.isInMyCircle,
      is.othersAreRevealed,
      is.rootIsReadable,
      'reading:read',
    ],
  ],
  // What is read, and the empty place of what was deleted while a reply below it can be read.
  'annotation:place': [
    ['annotation:read'],
    [is.isEmptyPlace, is.hasReadableReply, is.viewerIsAuthor],
    [is.isEmptyPlace, is.hasReadableReply, is.isNotPrivate, is.rootIsReadable, 'group:moderate'],
    [
      is.isEmptyPlace,
      is.hasReadableReply,
      is.isForGroup,
      is.isApproved,
      is.isInMyCircle,
      is.othersAreRevealed,
      is.rootIsReadable,
      'reading:read',
    ],
  ],
  'annotation:reply': [['annotation:read', 'reading:annotate', is.isApproved, is.threadIsUnlocked]],
  // Widening "Only me" asks 'reading:annotate' as well.
  'annotation:update': [
    [
      'reading:read',
      is.signedIn,
      is.isLive,
      is.viewerIsAuthor,
      is.viewerMayWrite,
      is.groupIsLive,
      is.threadIsUnlocked,
    ],
    ['reading:note', is.isLive, is.viewerIsAuthor, is.isPrivate],
  ],
  'annotation:delete': [[is.signedIn, is.isLive, is.viewerIsAuthor]],
  // The undo of a deletion shows the words again, so it asks what editing them asks; but a lock that fell in between
  // is no reason to lose them. How long the words are kept is not a matter of permission.
  'annotation:restore': [
    ['reading:read', is.signedIn, is.isDeleted, is.viewerIsAuthor, is.viewerMayWrite, is.groupIsLive],
    ['reading:note', is.isDeleted, is.viewerIsAuthor, is.isPrivate],
  ],
  'annotation:flag': [['annotation:read', is.signedIn, is.isNotPrivate, is.viewerIsNotAuthor]],
  'annotation:report': [['annotation:read', is.isNotPrivate]],
  'annotation:moderate': [[is.isLive, is.isNotPrivate, 'group:moderate']],
  // Asked with the visibility and status that the earlier body had, as reading it is: a telephone number is taken out of
  // the history by whom it belongs to or who moderates, also where nothing can be written.
  'edit:empty': [
    [is.signedIn, is.isLive, is.viewerIsAuthor],
    [is.isLive, is.isNotPrivate, 'group:moderate'],
  ],
  // "Valued" and "Me too" add no words: also observers, and while commenting is closed or the thread is locked.
  'annotation:value': [
    [
      'annotation:read',
      is.signedIn,
      is.viewerIsMember,
      is.groupIsLive,
      is.isNotPrivate,
      is.viewerIsNotAuthor,
    ],
  ],
  // Whom one does not want to read, by what they wrote: so nobody is told whose words they are.
  'annotation:mute': [['annotation:read', is.signedIn, is.viewerIsNotAuthor]],

  // Asked with the root's facts: its starter as long as they may write there, the document's owner and moderators also
  // while commenting is closed, because tidying up adds no words; and whoever wrote an "Only me" thread. 'place' and
  // not 'read', so that a thread whose first words were deleted can still be resolved and re-opened. A lock does not
  // hinder it, for the same reason.
  'thread:resolve': [
    ['annotation:place', 'reading:annotate', is.viewerStartedThread],
    ['annotation:place', is.viewerOwnsDocument, 'reading:read', is.signedIn, is.groupIsLive],
    ['annotation:place', 'group:moderate', is.groupIsLive],
    ['annotation:place', 'reading:note', is.viewerStartedThread, is.isPrivate],
  ],
  // Moderators, also where only the empty place of the first words is left. Nobody else writes in an "Only me" thread.
  'thread:lock': [['annotation:place', 'group:moderate', is.groupIsLive, is.isNotPrivate]],
  // To hear of its replies or never; asked with the root's facts, like the other two.
  'thread:follow': [['annotation:place', is.signedIn]],
}

/**
 * The action that makes an action's subject visible. Whoever may not do that gets `not_found` whatever was asked.
 * Restoring is its own: its subject, a deleted annotation without replies, is visible to nobody.
 */
export const VISIBLE_BY = {
  'account:read': 'account:read',
  'account:manage': 'account:read',
  'account:rename': 'account:read',
  'group:read': 'group:read',
  'group:moderate': 'group:read',
  'group:create': 'account:read',
  'group:find': 'group:find',
  'group:preview': 'group:find',
  'group:join': 'group:find',
  'group:request': 'group:find',
  'group:leave': 'group:read',
  'group:manage': 'group:read',
  'group:invite': 'group:read',
  'group:invite-moderator': 'group:read',
  'group:admit': 'group:read',
  'group:appoint-owner': 'installation:administer',
  'member:list': 'group:read',
  'member:change-role': 'member:list',
  'member:remove': 'member:list',
  'person:mute': 'account:read',
  'person:administer': 'installation:administer',
  'installation:administer': 'installation:administer',
  'document:create': 'account:read',
  'document:edit': 'document:edit',
  'document:leave': 'document:edit',
  'document:manage': 'document:edit',
  'reading:open': 'document:edit',
  'reading:manage': 'reading:read',
  'reading:read': 'reading:read',
  'reading:annotate': 'reading:read',
  'reading:note': 'reading:read',
  'reading:draft': 'reading:read',
  'reading:follow': 'reading:read',
  'presence:see': 'reading:read',
  'presence:appear': 'reading:read',
  'annotation:read': 'annotation:read',
  'annotation:place': 'annotation:place',
  'annotation:reply': 'annotation:read',
  'annotation:update': 'annotation:read',
  'annotation:delete': 'annotation:read',
  'annotation:restore': 'annotation:restore',
  'annotation:flag': 'annotation:read',
  'annotation:report': 'annotation:read',
  'annotation:moderate': 'annotation:read',
  'annotation:value': 'annotation:read',
  'annotation:mute': 'annotation:read',
  'edit:empty': 'annotation:read',
  'thread:resolve': 'annotation:place',
  'thread:lock': 'annotation:place',
  'thread:follow': 'annotation:place',
} as const satisfies { [A in Action]: ActionWithin<FactsOf[A]> }
