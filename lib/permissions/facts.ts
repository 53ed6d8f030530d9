import type { AnnotationState, ThreadState } from '@/lib/annotations/state'
import type { Joining } from '@/lib/groups/group'
import type { InvitationState } from '@/lib/groups/invitation'
import type { Role } from '@/lib/groups/role'

/** Whoever asks, signed in or not. */
export type Viewer = { userId: string | null; siteAdmin: boolean; suspended: boolean }

/** Everything a decision may depend on, in layers that extend each other. */
export type GroupFacts = {
  role: Role | null
  group: { readableBy: 'world' | 'members'; writableBy: 'members' | 'moderators'; archived: boolean }
}
export type DocumentFacts = { document: { published: boolean; role: 'owner' | 'editor' | null } }
export type ReadingFacts = GroupFacts & DocumentFacts & { reading: { commenting: 'open' | 'closed' } }
export type AnnotationFacts = ReadingFacts & { annotation: AnnotationState; thread: ThreadState }

/** Of whether those who read a text now are seen: as the group has it, as the reading has it with names, and as the viewer likes it. */
export type PresenceFacts = ReadingFacts & {
  presence: { inGroup: boolean; namesAreShown: boolean; ofViewer: boolean }
}

/** Of the viewer's own account: whether an API token asks in its name. */
export type AccountFacts = { account: { byToken: boolean } }

/** Of a group's door: how one joins, and the state of the invitation that is held up to it, if any. */
export type EntryFacts = GroupFacts & {
  entry: { joining: Joining; previews: boolean; invitation: InvitationState | null }
}

/** Of the member about whom something is decided. */
export type MemberFacts = GroupFacts & { member: { role: Role; isViewer: boolean; isLastOwner: boolean } }

/** Of a group's owners, as somebody needs them who may not look inside. */
export type SuccessionFacts = { succession: { ownersAreGone: boolean; personIsMember: boolean } }

/** Of the person about whom something is decided, in whatever group. */
export type PersonFacts = { person: { isViewer: boolean } }

/** Every fact there is. */
export type AllFacts = AnnotationFacts &
  PresenceFacts &
  EntryFacts &
  MemberFacts &
  SuccessionFacts &
  PersonFacts &
  AccountFacts
