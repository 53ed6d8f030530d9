'use client'

import { formErrors } from '@/components/auth/form-errors'
import { useFirstError } from '@/components/auth/use-first-error'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { ChoiceField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { PURPOSE_CHOICES } from './group-words'
import styles from './groups.module.css'

export type CreateGroupFormProps = {
  /** Reads `groupId`, `name` and `purpose`, and goes to the new group. */
  action: FormAction
  /** The id that the group will have, so that sending twice makes one. */
  groupId: string
}

/** A name and a purpose; all else can wait for the settings. */
export function CreateGroupForm({ action, groupId }: CreateGroupFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['name', 'purpose'])
  return (
    <form ref={form} {...sending} noValidate className={styles.form}>
      <input type="hidden" name="groupId" value={groupId} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <TextField
        label="Name"
        name="name"
        required
        autoComplete="off"
        dir="auto"
        defaultValue={state.values['name'] ?? ''}
        error={errors.of('name')}
      />
      <ChoiceField
        legend="What is it for?"
        name="purpose"
        choices={PURPOSE_CHOICES}
        defaultValue={state.values['purpose'] ?? 'circle'}
        error={errors.of('purpose')}
      />
      <p className={styles.aside}>
        The purpose sets who may read, write and join. Each can be changed in the group’s settings.
      </p>
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Create the group
      </Button>
    </form>
  )
}
