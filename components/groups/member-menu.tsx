'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { OneButtonForm } from './one-button-form'
import styles from './groups.module.css'

export type MemberMenuProps = {
  groupId: string
  member: { id: string; name: string; role: string; isMuted: boolean }
  /** The roles to choose from; null where the viewer may not. */
  roles: readonly (readonly [value: string, label: string])[] | null
  mayRemove: boolean
  mayMute: boolean
  actions: { changeRole: FormAction; remove: FormAction; mute: FormAction }
}

/** What can be done about one member, folded behind a word; the platform's own fold, so it needs no scripts. */
export function MemberMenu({ groupId, member, roles, mayRemove, mayMute, actions }: MemberMenuProps) {
  if (roles === null && !mayRemove && !mayMute) return null
  const values = { groupId, userId: member.id }
  return (
    <details className={styles.menu} name="member">
      <summary aria-label={`Change ${member.name}`}>Change</summary>
      <div className={styles.panel}>
        {roles !== null && (
          <RoleForm action={actions.changeRole} values={values} role={member.role} roles={roles} />
        )}
        {mayMute && (
          <OneButtonForm
            action={actions.mute}
            values={{ userId: member.id, muted: member.isMuted ? 'no' : 'yes' }}
          >
            {member.isMuted ? 'Hear them again' : 'Mute for me'}
          </OneButtonForm>
        )}
        {mayRemove && (
          <OneButtonForm action={actions.remove} values={values}>
            Remove from the group
          </OneButtonForm>
        )}
      </div>
    </details>
  )
}

type RoleFormProps = {
  action: FormAction
  values: Record<string, string>
  role: string
  roles: readonly (readonly [value: string, label: string])[]
}

function RoleForm({ action, values, role, roles }: RoleFormProps) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <div className={styles.row}>
        {/* Keyed: a select keeps what it first showed. */}
        <SelectField key={role} label="Role" name="role" options={roles} defaultValue={role} />
        <Button type="submit" look="line" aria-disabled={pending || undefined}>
          Save
        </Button>
      </div>
    </form>
  )
}
