'use client'

import { formErrors } from '@/components/auth/form-errors'
import { useFirstError } from '@/components/auth/use-first-error'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import styles from './groups.module.css'

const LIVES = [
  ['7', '7 days'],
  ['1', 'One day'],
  ['30', '30 days'],
  ['0', 'Until it is revoked'],
] as const

export type InvitationFormProps = {
  /** The id that the link will have, so that sending twice makes one. */
  invitationId: string
  groupId: string
  roles: readonly (readonly [value: string, label: string])[]
  readings: readonly { id: string; title: string }[]
  /** Reads the ids and `role`, `days`, `maxUses` and `readingId`. */
  action: FormAction
}

/** Makes a link that lets people in. */
export function InvitationForm({ invitationId, groupId, roles, readings, action }: InvitationFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['role', 'days', 'maxUses', 'readingId'])
  const value = (name: string, otherwise: string) => state.values[name] ?? otherwise
  const texts = [['', 'The group’s page'] as const, ...readings.map(({ id, title }) => [id, title] as const)]
  return (
    <form ref={form} {...sending} noValidate key={JSON.stringify(state.values)}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <input type="hidden" name="groupId" value={groupId} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <div className={styles.fields}>
        <SelectField
          label="They join as"
          name="role"
          options={roles}
          defaultValue={value('role', 'member')}
          error={errors.of('role')}
        />
        <SelectField
          label="It works for"
          name="days"
          options={LIVES}
          defaultValue={value('days', '7')}
          error={errors.of('days')}
        />
        <TextField
          label="For how many people"
          name="maxUses"
          inputMode="numeric"
          autoComplete="off"
          hint="Empty for any number."
          defaultValue={value('maxUses', '')}
          error={errors.of('maxUses')}
        />
        <SelectField
          label="It leads to"
          name="readingId"
          options={texts}
          defaultValue={value('readingId', readings[0]?.id ?? '')}
          error={errors.of('readingId')}
        />
      </div>
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Make a link
      </Button>
    </form>
  )
}
