'use client'

import { formErrors } from '@/components/auth/form-errors'
import styles from '@/components/groups/groups.module.css'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'

/** Names an owner for a group that has none. */
export function AppointForm(props: { action: FormAction; groupId: string; groupName: string }) {
  const { state, form, pending } = useFormAction(props.action)
  const errors = formErrors(state, ['email'])
  return (
    <details className={styles.fold}>
      <summary aria-label={`Appoint an owner of ${props.groupName}`}>Appoint an owner</summary>
      <form {...form} noValidate className={styles.join}>
        <input type="hidden" name="groupId" value={props.groupId} />
        {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
        <TextField
          label="E-mail of a member"
          name="email"
          type="email"
          autoComplete="off"
          required
          hint="Somebody who is in the group already."
          defaultValue={state.values['email'] ?? ''}
          error={errors.of('email')}
        />
        <Button type="submit" look="line" aria-disabled={pending || undefined}>
          Appoint
        </Button>
      </form>
    </details>
  )
}
