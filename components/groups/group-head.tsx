import { countOf } from '@/lib/messages/counts'
import { can } from '@/lib/permissions/can'
import type { EntryFacts, Viewer } from '@/lib/permissions/facts'
import type { Group } from '@/lib/groups/group'
import { roleLabel } from '@/lib/groups/role'
import { groupPath } from '@/lib/groups/slug'
import { PageTabs } from '@/components/shell/page-tabs'
import { aRole } from './a-role'
import { askingToJoin, PURPOSE_LABELS } from './group-words'

export type GroupHeadProps = {
  group: Group
  viewer: Viewer
  facts: EntryFacts
  memberCount: number | null
  /** How many ask to join; null for those who do not let them in. */
  requestCount: number | null
  /** Which of the group's pages this is. */
  page: '' | 'members' | 'settings'
}

/** The group's name, what it is, and the ways to its pages, as far as the law opens them. */
export function GroupHead({ group, viewer, facts, memberCount, requestCount, page }: GroupHeadProps) {
  const { slug, purpose } = group
  const about = [
    PURPOSE_LABELS[purpose],
    memberCount !== null && countOf(memberCount, 'member', 'members'),
    facts.role !== null && `you are ${aRole(roleLabel(facts.role, purpose))}`,
    group.readableBy === 'world' && 'the world reads',
    group.archivedAt !== null && 'archived: it can be read, and takes nothing new',
  ]
  const tabs = [
    { to: '', label: 'Texts', may: can(viewer, 'group:read', facts) },
    { to: 'members', label: 'Members', may: can(viewer, 'member:list', facts) },
    { to: 'settings', label: 'Settings', may: can(viewer, 'group:manage', facts) },
  ] as const
  const shown = tabs.filter(({ may }) => may).map(({ to, label }) => ({ href: groupPath(slug, to), label }))
  const asking = requestCount !== null && requestCount > 0 ? askingToJoin(requestCount) : null
  return (
    <>
      <h1>
        <bdi>{group.name}</bdi>
      </h1>
      <p>{about.filter(Boolean).join(' · ')}</p>
      {asking !== null && page !== 'members' && (
        <p>
          <a href={`${groupPath(slug, 'members')}#requests`}>{asking}</a>
        </p>
      )}
      {shown.length > 1 && <PageTabs label="The group" tabs={shown} current={groupPath(slug, page)} />}
    </>
  )
}
