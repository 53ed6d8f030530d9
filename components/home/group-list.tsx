import { EmptyState } from '@/components/shell/empty-state'
import { aRole } from '@/components/groups/a-role'
import { askingToJoin, PURPOSE_LABELS } from '@/components/groups/group-words'
import type { Purpose } from '@/lib/groups/role'
import { groupPath } from '@/lib/groups/slug'
import { countOf } from '@/lib/messages/counts'
import styles from './row-list.module.css'

export type GroupRow = {
  id: string
  slug: string
  name: string
  purpose: Purpose
  memberCount: number
  /** The person's role as the group's purpose calls it; see `roleLabel`. */
  roleLabel: string
  textCount: number
  /** How many ask to join and wait for this person. */
  requestCount: number
}

/** The groups of a person, as given. */
export function GroupList({ groups }: { groups: readonly GroupRow[] }) {
  return (
    <section aria-labelledby="groups">
      <h2 id="groups" className={styles.heading}>
        Groups
      </h2>
      {groups.length === 0 ? (
        <EmptyState>You are in no group yet. Make one, or open the invitation that you were sent.</EmptyState>
      ) : (
        <ul className={styles.list}>
          {groups.map((group) => (
            <Row key={group.id} group={group} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ group }: { group: GroupRow }) {
  const { slug, name, purpose, memberCount, roleLabel, textCount, requestCount } = group
  return (
    <li className={`${styles.row} ${styles.linked}`}>
      <h3 className={styles.title}>
        <a href={groupPath(slug)} dir="auto">
          {name}
        </a>
      </h3>
      <span className={styles.count}>{countOf(textCount, 'text', 'texts')}</span>
      <p className={styles.about}>
        {PURPOSE_LABELS[purpose]} · {countOf(memberCount, 'member', 'members')} · you are {aRole(roleLabel)}
        {requestCount > 0 && (
          <>
            {' · '}
            <a href={`${groupPath(slug, 'members')}#requests`}>{askingToJoin(requestCount)}</a>
          </>
        )}
      </p>
    </li>
  )
}
