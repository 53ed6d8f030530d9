import type { AnnotationState, ThreadState } from '@/lib/annotations/state'
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

/** Of the viewer's own account: whether an API token asks in its name. */
export type AccountFacts = { account: { byToken: boolean } }

/** Every fact there is. */
export type AllFacts = AnnotationFacts & AccountFacts
