import type { FormAction } from '@/components/shell/use-form-action'
import { EmptyState } from '@/components/shell/empty-state'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { ROLES, roleLabel, type Purpose, type Role } from '@/lib/groups/role'
import { longDate } from '@/lib/messages/time'
import { can } from '@/lib/permissions/can'
import type { MemberFacts, Viewer } from '@/lib/permissions/facts'
import { MemberMenu } from './member-menu'
import styles from './groups.module.css'

export type MemberRow = {
  id: string
  name: string
  role: Role
  roleLabel: string
  joinedAt: string
  isMuted: boolean
  facts: MemberFacts
}

export type MemberTableProps = {
  group: { id: string; purpose: Purpose }
  members: readonly MemberRow[]
  viewer: Viewer
  /** The server's clock, in ms. */
  now: number
  actions: { changeRole: FormAction; remove: FormAction; mute: FormAction }
}

/** Who is in a group, and what the viewer may do about each. */
export function MemberTable({ group, members, viewer, now, actions }: MemberTableProps) {
  if (members.length === 0) return <EmptyState>Nobody here has such a name. Look for another.</EmptyState>
  const roles = ROLES.map((role) => [role, choiceLabel(role, group.purpose)] as const)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col" className={styles.wide}>
            Joined
          </th>
          <th scope="col">
            <VisuallyHidden>What you can do</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <td className={styles.name}>
              <bdi>{member.name}</bdi>
              {member.facts.member.isViewer && <span className={styles.meta}> (you)</span>}
              {member.isMuted && <span className={styles.meta}> muted</span>}
              <span className={`${styles.meta} ${styles.narrow}`}>
                joined {longDate(member.joinedAt, now)}
              </span>
            </td>
            <td>{member.roleLabel}</td>
            <td className={styles.wide}>{longDate(member.joinedAt, now)}</td>
            <td className={styles.end}>
              <MemberMenu
                groupId={group.id}
                member={{ id: member.id, name: member.name, role: member.role, isMuted: member.isMuted }}
                roles={can(viewer, 'member:change-role', member.facts) ? roles : null}
                mayRemove={can(viewer, 'member:remove', member.facts)}
                mayMute={!member.facts.member.isViewer}
                actions={actions}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** In a class two roles read "Instructor": where one is chosen, they are told apart. */
function choiceLabel(role: Role, purpose: Purpose): string {
  const label = roleLabel(role, purpose)
  return role === 'owner' && label !== 'Owner' ? `${label} and owner` : label
}
