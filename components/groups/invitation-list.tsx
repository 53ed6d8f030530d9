import type { FormAction } from '@/components/shell/use-form-action'
import { CopyField } from '@/components/ui/copy-field'
import type { InvitationState } from '@/lib/groups/invitation'
import { countOf, withSeparators } from '@/lib/messages/counts'
import { longDate } from '@/lib/messages/time'
import { aRole } from './a-role'
import { OneButtonForm } from './one-button-form'
import styles from './groups.module.css'

export type InvitationRow = {
  id: string
  roleLabel: string
  readingTitle: string | null
  state: InvitationState
  uses: number
  maxUses: number | null
  createdBy: string | null
  createdAt: string
  expiresAt: string | null
  link: string | null
}

const STATES: Record<InvitationState, string | null> = {
  usable: null,
  revoked: 'Revoked',
  expired: 'Expired',
  used_up: 'Used up',
}

export type InvitationListProps = {
  invitations: readonly InvitationRow[]
  /** The server's clock, in ms. */
  now: number
  /** Reads `invitationId`. */
  revoke: FormAction
}

/** The links of a group, the newest first: what each is, how often it was used, and the way to copy or revoke it. */
export function InvitationList({ invitations, now, revoke }: InvitationListProps) {
  return (
    <ul className={styles.list}>
      {invitations.map((invitation) => {
        const { id, link, state, createdBy, createdAt, roleLabel } = invitation
        return (
          <li key={id}>
            <div>
              <b>{STATES[state] ?? `For ${invitation.readingTitle ?? 'the group’s page'}`}</b>
              <p className={styles.meta}>{tell(invitation, now)}</p>
            </div>
            {link !== null && (
              <CopyField label={`link of ${longDate(createdAt, now)} for ${roleLabel}`} value={link} />
            )}
            {link === null && state === 'usable' && (
              <p className={styles.meta}>Only owners can copy this link. Make another to send one.</p>
            )}
            {state === 'usable' && (
              <details className={styles.fold}>
                <summary
                  aria-label={`Revoke the link of ${longDate(createdAt, now)} by ${createdBy ?? 'somebody'}`}
                >
                  Revoke
                </summary>
                <OneButtonForm action={revoke} values={{ invitationId: id }}>
                  Revoke it now
                </OneButtonForm>
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function tell(
  { roleLabel, uses, maxUses, state, expiresAt, createdBy, createdAt }: InvitationRow,
  now: number,
) {
  const used =
    maxUses === null
      ? countOf(uses, 'use', 'uses')
      : `used by ${withSeparators(uses)} of ${withSeparators(maxUses)}`
  const ends = expiresAt === null ? 'works until revoked' : `works until ${longDate(expiresAt, now)}`
  const parts = [
    `As ${aRole(roleLabel)}`,
    used,
    state === 'usable' && ends,
    `made ${longDate(createdAt, now)}${createdBy === null ? '' : ` by ${createdBy}`}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
