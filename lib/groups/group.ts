import type { Purpose } from '@/lib/groups/role'
import type { GroupId } from '@/lib/ids'

export const READABLE_BY = ['members', 'world'] as const
export type ReadableBy = (typeof READABLE_BY)[number]

export const WRITABLE_BY = ['members', 'moderators'] as const
export type WritableBy = (typeof WRITABLE_BY)[number]

/** How one becomes a member: by a link alone, by asking, or by oneself. An invitation works in each. */
export const JOININGS = ['invitation', 'request', 'open'] as const
export type Joining = (typeof JOININGS)[number]

/** What a group's owners decide about it. */
export type GroupSettings = {
  name: string
  purpose: Purpose
  readableBy: ReadableBy
  writableBy: WritableBy
  joining: Joining
  /** Whether whoever holds an invitation sees the text before joining. */
  previews: boolean
  /** Whether members see who of them reads a text now. */
  showsPresence: boolean
}

/** A group as those who may know of it see it. `archivedAt` is ISO 8601. */
export type Group = GroupSettings & { id: GroupId; slug: string; archivedAt: string | null }

/** What a purpose proposes for a new group; each can be changed. */
export const PURPOSE_DEFAULTS: Record<Purpose, Omit<GroupSettings, 'name' | 'purpose'>> = {
  circle: {
    readableBy: 'members',
    writableBy: 'members',
    joining: 'invitation',
    previews: true,
    showsPresence: true,
  },
  class: {
    readableBy: 'members',
    writableBy: 'members',
    joining: 'invitation',
    previews: false,
    showsPresence: true,
  },
  publication: {
    readableBy: 'world',
    writableBy: 'members',
    joining: 'open',
    previews: true,
    showsPresence: false,
  },
}
