'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { UnsavedNotice } from '@/components/shell/unsaved-notice'
import { useLeaving } from '@/components/shell/use-leaving'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { GRACE_DAYS } from '@/lib/auth/delete-fate'
import type { DeleteFate } from '@/lib/auth/delete-fate'
import styles from './delete-account-form.module.css'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

const FATES: { value: DeleteFate; label: string; hint: string }[] = [
  {
    value: 'keep',
    label: 'Keep my annotations',
    hint: 'They stay in their threads as those of a “Former member”. What only you could read goes.',
  },
  {
    value: 'remove',
    label: 'Remove my annotations',
    hint: 'Their words are erased. Where others have answered, an empty place stays.',
  },
]

export type DeleteAccountFormProps = {
  /** Reads `fate` and `current`; signs out everywhere. */
  action: FormAction
  hasPassword: boolean
}

/** Asks that one's account be deleted. It is folded away, and says what happens before the button that does it. */
export function DeleteAccountForm({ action, hasPassword }: DeleteAccountFormProps) {
  const { unsaved, leave, insist } = useLeaving()
  const { state, form: sending, pending } = useFormAction(action, { before: leave })
  const form = useFirstError(state)
  const errors = formErrors(state, ['current', 'fate'])
  const fate = state.values['fate'] ?? 'keep'
  return (
    <details className={styles.fold} open={state.problem !== null || undefined}>
      <summary>Delete my account</summary>
      <form ref={form} {...sending} noValidate>
        <p>
          You are signed out everywhere at once. After {GRACE_DAYS} days the account is gone; until then
          signing in lets you stay.
        </p>
        {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
        <fieldset className={styles.choice}>
          <legend>What becomes of what you wrote</legend>
          {FATES.map(({ value, label, hint }) => (
            <label key={value}>
              <input type="radio" name="fate" value={value} defaultChecked={value === fate} />
              <span>
                <b>{label}.</b> {hint}
              </span>
            </label>
          ))}
        </fieldset>
        {hasPassword && (
          <TextField
            label="Your password"
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={errors.of('current')}
          />
        )}
        {unsaved.length > 0 && <UnsavedNotice words={unsaved} />}
        {unsaved.length > 0 ? (
          <Button key="lose" type="submit" look="line" onClick={insist}>
            Delete in {GRACE_DAYS} days and lose {unsaved.length === 1 ? 'it' : 'them'}
          </Button>
        ) : (
          <Button type="submit" look="line" aria-disabled={pending || undefined}>
            Delete in {GRACE_DAYS} days
          </Button>
        )}
      </form>
    </details>
  )
}
