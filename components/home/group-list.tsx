import { EmptyState } from '@/components/shell/empty-state'
import type { Purpose } from '@/lib/groups/role'
import { countOf } from '@/lib/messages/counts'
import styles from './row-list.module.css'

export type GroupRow = {
  id: string
  name: string
  purpose: Purpose
  memberCount: number
  /** The person's role as the group's purpose calls it; see `roleLabel`. */
  roleLabel: string
  textCount: number
}

const PURPOSE_LABELS: Record<Purpose, string> = {
  circle: 'Reading circle',
  class: 'Class',
  publication: 'Publication',
}

/** The groups of a person, as given. */
export function GroupList({ groups }: { groups: readonly GroupRow[] }) {
  return (
    <section aria-labelledby="groups">
      <h2 id="groups" className={styles.heading}>
        Groups
      </h2>
      {groups.length === 0 ? (
        <EmptyState>You are in no group yet. Ask somebody who has one to add you.</EmptyState>
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

function Row({ group: { name, purpose, memberCount, roleLabel, textCount } }: { group: GroupRow }) {
  const role = roleLabel.toLocaleLowerCase('en')
  return (
    <li className={styles.row}>
      <h3 className={styles.title}>
        <bdi>{name}</bdi>
      </h3>
      <span className={styles.count}>{countOf(textCount, 'text', 'texts')}</span>
      <p className={styles.about}>
        {PURPOSE_LABELS[purpose]} · {countOf(memberCount, 'member', 'members')} · you are{' '}
        {role === 'owner' ? 'the owner' : withArticle(role)}
      </p>
    </li>
  )
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}
