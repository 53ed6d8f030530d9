'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { Account } from '@/lib/auth/account'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

export type AddressFormProps = {
  /** Reads `email` and `current`. */
  action: FormAction
  account: Pick<Account, 'email' | 'hasPassword'>
  /** Whether the new address is confirmed by a mail. */
  isMailed: boolean
}

/** The address one signs in with, and the password that shows who one is. */
export function AddressForm({ action, account, isMailed }: AddressFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['email', 'current'])
  return (
    <form ref={form} {...sending} noValidate>
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        required
        {...(isMailed && {
          hint: 'A new one gets a mail with a link. Until you follow it, you sign in as before.',
        })}
        defaultValue={state.values['email'] ?? account.email}
        error={errors.of('email')}
      />
      {account.hasPassword && (
        <TextField
          label="Password"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={errors.of('current')}
        />
      )}
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Change the address
      </Button>
    </form>
  )
}
