import type { FormAction } from '@/components/shell/use-form-action'
import type { Group } from '@/lib/groups/group'
import { INVITED_ROLES } from '@/lib/groups/invitation'
import { roleLabel } from '@/lib/groups/role'
import { InvitationForm } from './invitation-form'
import { InvitationList, type InvitationRow } from './invitation-list'
import styles from './groups.module.css'

export type InvitingSectionProps = {
  group: Group
  mayInviteModerators: boolean
  invitations: readonly InvitationRow[]
  /** The id of the link that may be made next. */
  invitationId: string
  readings: readonly { id: string; title: string }[]
  /** The server's clock, in ms. */
  now: number
  invite: FormAction
  revoke: FormAction
}

/** The links that let people in: those there are, and the form for another. */
export function InvitingSection(props: InvitingSectionProps) {
  const { group, mayInviteModerators, invitations, invitationId, readings, now, invite, revoke } = props
  const roles = INVITED_ROLES.filter((role) => role !== 'moderator' || mayInviteModerators).map(
    (role) => [role, roleLabel(role, group.purpose)] as const,
  )
  return (
    <section aria-labelledby="invitations" className={styles.section}>
      <h2 id="invitations">Invitations</h2>
      {invitations.length > 0 && <InvitationList invitations={invitations} now={now} revoke={revoke} />}
      <details className={styles.fold} open={invitations.length === 0}>
        <summary>New invitation</summary>
        <InvitationForm
          invitationId={invitationId}
          groupId={group.id}
          roles={roles}
          readings={readings}
          action={invite}
        />
      </details>
    </section>
  )
}
