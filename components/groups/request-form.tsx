'use client'

import { formErrors } from '@/components/auth/form-errors'
import { useFirstError } from '@/components/auth/use-first-error'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { REQUEST_LIMIT } from '@/lib/groups/input'
import styles from './groups.module.css'

/** Asks to join, in a few words that those who moderate will read. `action` reads `groupId` and `message`. */
export function RequestForm({ action, groupId }: { action: FormAction; groupId: string }) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['message'])
  return (
    <form ref={form} {...sending} noValidate className={styles.form}>
      <input type="hidden" name="groupId" value={groupId} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <TextAreaField
        label="A few words about you"
        name="message"
        hint={`At most ${REQUEST_LIMIT} characters, read by those who moderate the group. They see your name as well.`}
        defaultValue={state.values['message'] ?? ''}
        error={errors.of('message')}
      />
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Ask to join
      </Button>
    </form>
  )
}
