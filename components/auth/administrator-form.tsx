'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { AccountFields } from './account-fields'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

const FIELDS = ['name', 'email', 'password']

export type AdministratorFormProps = {
  /** Reads `token`, `name`, `email` and `password`; redirects when the account exists. */
  action: FormAction
  /** The secret of the one-time link. */
  token: string
  /** The least length of a password, in characters. */
  passwordLength: number
}

/** The first account of an installation, made by whoever opens its one-time link. */
export function AdministratorForm({ action, token, passwordLength }: AdministratorFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, FIELDS)
  return (
    <form ref={form} {...sending} noValidate>
      <input type="hidden" name="token" value={token} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <AccountFields state={state} passwordLength={passwordLength} />
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Create the account
      </Button>
    </form>
  )
}
