import { PURPOSE_LABELS } from '@/components/groups/group-words'
import styles from '@/components/groups/groups.module.css'
import { EmptyState } from '@/components/shell/empty-state'
import type { FormAction } from '@/components/shell/use-form-action'
import type { Purpose } from '@/lib/groups/role'
import { countOf } from '@/lib/messages/counts'
import { longDate } from '@/lib/messages/time'
import { AppointForm } from './appoint-form'

export type AdministeredGroupRow = {
  id: string
  name: string
  purpose: Purpose
  createdAt: string
  archivedAt: string | null
  memberCount: number
  owners: readonly string[]
  ownersAreGone: boolean
}

export type GroupTableProps = {
  groups: readonly AdministeredGroupRow[]
  /** The server's clock, in ms. */
  now: number
  /** Reads `groupId` and `email`. */
  appoint: FormAction
}

/** The groups of an installation with who answers for them, and for those that nobody does the way to an owner. */
export function GroupTable({ groups, now, appoint }: GroupTableProps) {
  if (groups.length === 0) return <EmptyState>No group is called so. Look for another name.</EmptyState>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col">Members</th>
          <th scope="col" className={styles.wide}>
            Made
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <td className={styles.name}>
              <bdi>{group.name}</bdi>
              <div className={styles.meta}>
                {PURPOSE_LABELS[group.purpose]}
                {group.archivedAt !== null && ` · archived ${longDate(group.archivedAt, now)}`}
              </div>
              <div className={styles.meta}>{ownersOf(group)}</div>
              {group.ownersAreGone && group.memberCount > 0 && (
                <AppointForm action={appoint} groupId={group.id} groupName={group.name} />
              )}
            </td>
            <td>{countOf(group.memberCount, 'member', 'members')}</td>
            <td className={styles.wide}>{longDate(group.createdAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ownersOf({ owners, ownersAreGone, memberCount }: AdministeredGroupRow): string {
  if (memberCount === 0) return 'nobody is in it any more'
  if (ownersAreGone)
    return owners.length === 0 ? 'it has no owner' : `its owner is leaving: ${owners.join(', ')}`
  return `owned by ${owners.join(', ')}`
}
