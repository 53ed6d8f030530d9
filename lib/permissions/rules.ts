import type { Role } from '@/lib/groups/role'
import { isModerating } from '@/lib/groups/role'
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
  Viewer,
} from '@/lib/permissions/facts'

/** Why a rule failed: a literal, because bundlers rename functions. `lib/messages` has a text for each. */
export const REASONS = [
  'signed_out',
  'suspended',
  'by_token',
  'not_a_member',
  'not_a_moderator',
  'not_an_owner',
  'not_an_administrator',
  'already_a_member',
  'not_invited',
  'invitation_revoked',
  'invitation_expired',
  'invitation_used_up',
  'not_previewed',
  'takes_no_requests',
  'last_owner',
  'somebody_else',
  'oneself',
  'has_an_owner',
  'not_in_the_group',
  'group_is_closed',
  'group_is_archived',
  'may_not_write',
  'not_an_editor',
  'not_the_document_owner',
  'not_published',
  'commenting_is_closed',
  'deleted',
  'not_deleted',
  'not_the_author',
  'own_annotation',
  'private',
  'not_private',
  'not_for_moderators',
  'not_for_the_group',
  'not_by_a_moderator',
  'not_approved',
  'another_circle',
  'not_revealed_yet',
  'thread_is_hidden',
  'not_your_thread',
  'thread_locked',
  'no_replies',
  'presence_is_off',
  'names_are_hidden',
  'presence_not_shown',
  'unknown_action',
] as const
export type Reason = (typeof REASONS)[number]

/** One line of the law: a question about the viewer and the facts, and the reason given when the answer is no. */
export type Rule<F> = {
  reason: Reason | ((viewer: Viewer) => Reason)
  holds: (viewer: Viewer, facts: F) => boolean
}

function rule<F>(reason: Rule<F>['reason'], holds: Rule<F>['holds']): Rule<F> {
  return { reason, holds }
}

/** The suspended read as signed-out people do, and their own: they have no role and are no administrators. */
function mayAct(viewer: Viewer): boolean {
  return viewer.userId !== null && !viewer.suspended
}

function actingRole(viewer: Viewer, facts: GroupFacts): Role | null {
  return mayAct(viewer) ? facts.role : null
}

export const signedIn = rule<unknown>((v) => (v.userId === null ? 'signed_out' : 'suspended'), mayAct)
export const siteAdministrator = rule<unknown>('not_an_administrator', (v) => mayAct(v) && v.siteAdmin)

/** Also true for the suspended: an account stays whose it is. */
export const viewerHasAccount = rule<unknown>('signed_out', (v) => v.userId !== null)
export const isNotByToken = rule<AccountFacts>('by_token', (_, f) => !f.account.byToken)

export const viewerIsMember = rule<GroupFacts>('not_a_member', (v, f) => actingRole(v, f) !== null)
export const viewerModerates = rule<GroupFacts>('not_a_moderator', (v, f) => isModerating(actingRole(v, f)))
export const viewerIsNotMember = rule<GroupFacts>('already_a_member', (v, f) => actingRole(v, f) === null)
export const viewerOwnsGroup = rule<GroupFacts>('not_an_owner', (v, f) => actingRole(v, f) === 'owner')
export const viewerMayWrite = rule<GroupFacts>('may_not_write', (v, f) => {
  const role = actingRole(v, f)
  return isModerating(role) || (role === 'member' && f.group.writableBy === 'members')
})
export const groupIsWorldReadable = rule<GroupFacts>(
  'group_is_closed',
  (_, f) => f.group.readableBy === 'world',
)
export const groupIsLive = rule<GroupFacts>('group_is_archived', (_, f) => !f.group.archived)

export const groupShowsPresence = rule<PresenceFacts>('presence_is_off', (_, f) => f.presence.inGroup)
export const namesAreShown = rule<PresenceFacts>('names_are_hidden', (_, f) => f.presence.namesAreShown)
export const viewerShowsPresence = rule<PresenceFacts>('presence_not_shown', (_, f) => f.presence.ofViewer)

export const groupIsOpen = rule<EntryFacts>('not_invited', (_, f) => f.entry.joining === 'open')
export const groupTakesRequests = rule<EntryFacts>(
  'takes_no_requests',
  (_, f) => f.entry.joining === 'request',
)
/** An open group, and one that takes requests, can be known to whoever has its address: how else would they ask? */
export const groupIsJoinable = rule<EntryFacts>('not_invited', (_, f) => f.entry.joining !== 'invitation')
export const groupShowsPreviews = rule<EntryFacts>('not_previewed', (_, f) => f.entry.previews)
/** Held, whatever has become of it. The three below say that it still lets somebody in. */
export const viewerHoldsInvitation = rule<EntryFacts>('not_invited', (_, f) => f.entry.invitation !== null)
export const invitationStands = rule<EntryFacts>(
  'invitation_revoked',
  (_, f) => f.entry.invitation !== 'revoked',
)
export const invitationIsInTime = rule<EntryFacts>(
  'invitation_expired',
  (_, f) => f.entry.invitation !== 'expired',
)
export const invitationHasRoom = rule<EntryFacts>(
  'invitation_used_up',
  (_, f) => f.entry.invitation !== 'used_up',
)

export const memberIsViewer = rule<MemberFacts>('somebody_else', (_, f) => f.member.isViewer)
export const memberIsAnother = rule<MemberFacts>('oneself', (_, f) => !f.member.isViewer)
export const memberIsNotLastOwner = rule<MemberFacts>('last_owner', (_, f) => !f.member.isLastOwner)
export const memberModeratesNot = rule<MemberFacts>('not_an_owner', (_, f) => !isModerating(f.member.role))

export const personIsAnother = rule<PersonFacts>('oneself', (_, f) => !f.person.isViewer)
export const ownersAreGone = rule<SuccessionFacts>('has_an_owner', (_, f) => f.succession.ownersAreGone)
export const personIsMember = rule<SuccessionFacts>('not_in_the_group', (_, f) => f.succession.personIsMember)

export const viewerEditsDocument = rule<DocumentFacts>('not_an_editor', (_, f) => f.document.role !== null)
export const viewerOwnsDocument = rule<DocumentFacts>(
  'not_the_document_owner',
  (v, f) => mayAct(v) && f.document.role === 'owner',
)
export const documentIsPublished = rule<DocumentFacts>('not_published', (_, f) => f.document.published)

export const commentingIsOpen = rule<ReadingFacts>(
  'commenting_is_closed',
  (_, f) => f.reading.commenting === 'open',
)

export const isLive = rule<AnnotationFacts>('deleted', (_, f) => f.annotation.live)
export const isEmptyPlace = rule<AnnotationFacts>('not_deleted', (_, f) => !f.annotation.live)
export const isDeleted = isEmptyPlace
export const hasReadableReply = rule<AnnotationFacts>('no_replies', (_, f) => f.annotation.hasReadableReply)

/** Also true for the suspended: one's own words stay one's own. */
export const viewerIsAuthor = rule<AnnotationFacts>(
  'not_the_author',
  (v, f) => v.userId !== null && f.annotation.authorIsViewer,
)
export const viewerIsNotAuthor = rule<AnnotationFacts>(
  'own_annotation',
  (_, f) => !f.annotation.authorIsViewer,
)
export const viewerStartedThread = rule<AnnotationFacts>(
  'not_your_thread',
  (v, f) => mayAct(v) && f.thread.startedByViewer,
)

export const isPrivate = rule<AnnotationFacts>('not_private', (_, f) => f.annotation.visibility === 'private')
export const isNotPrivate = rule<AnnotationFacts>('private', (_, f) => f.annotation.visibility !== 'private')
export const isForGroup = rule<AnnotationFacts>(
  'not_for_the_group',
  (_, f) => f.annotation.visibility === 'group',
)
export const isForModerators = rule<AnnotationFacts>(
  'not_for_moderators',
  (_, f) => f.annotation.visibility === 'moderators',
)
export const isByModerator = rule<AnnotationFacts>('not_by_a_moderator', (_, f) => f.annotation.byModerator)
export const isApproved = rule<AnnotationFacts>('not_approved', (_, f) => f.annotation.status === 'approved')

export const isInMyCircle = rule<AnnotationFacts>(
  'another_circle',
  (_, f) => f.annotation.circle !== 'another',
)
export const othersAreRevealed = rule<AnnotationFacts>(
  'not_revealed_yet',
  (_, f) => f.annotation.gate === 'open',
)
export const rootIsReadable = rule<AnnotationFacts>('thread_is_hidden', (_, f) => f.thread.rootIsReadable)
export const threadIsUnlocked = rule<AnnotationFacts>('thread_locked', (_, f) => !f.thread.locked)
