'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

export type ResetFormProps = {
  /** Reads `token` and `password`; signs in when the link still works. */
  action: FormAction
  /** The secret of the one-time link. */
  token: string
  /** The least length of a password, in characters. */
  passwordLength: number
}

/** A new password, by a one-time link. Only sending it uses the link up. */
export function ResetForm({ action, token, passwordLength }: ResetFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['password'])
  return (
    <form ref={form} {...sending} noValidate>
      <input type="hidden" name="token" value={token} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={`At least ${passwordLength} characters.`}
        error={errors.of('password')}
      />
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Save and sign in
      </Button>
    </form>
  )
}
