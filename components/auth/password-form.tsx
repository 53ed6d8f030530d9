'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { Account } from '@/lib/auth/account'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

export type PasswordFormProps = {
  /** Reads `current` and `password`. */
  action: FormAction
  account: Pick<Account, 'email' | 'hasPassword'>
  /** The least length of a password, in characters. */
  passwordLength: number
}

/** A new password, and the current one where there is one. */
export function PasswordForm({ action, account, passwordLength }: PasswordFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['current', 'password'])
  return (
    <form ref={form} {...sending} noValidate>
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      {/* Tells a password manager whose password it is. */}
      <input type="email" autoComplete="username" value={account.email} readOnly hidden />
      {account.hasPassword && (
        <TextField
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={errors.of('current')}
        />
      )}
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={`At least ${passwordLength} characters.`}
        error={errors.of('password')}
      />
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        {account.hasPassword ? 'Change the password' : 'Set a password'}
      </Button>
    </form>
  )
}
