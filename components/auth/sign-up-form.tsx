'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { AccountFields } from './account-fields'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

const FIELDS = ['name', 'email', 'password']

export type SignUpFormProps = {
  /** Reads `name`, `email`, `password` and `next`. */
  action: FormAction
  /** Where to go afterwards: a path of this site. */
  next: string
  /** The least length of a password, in characters. */
  passwordLength: number
}

/** The three fields of a new account. */
export function SignUpForm({ action, next, passwordLength }: SignUpFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, FIELDS)
  return (
    <form ref={form} {...sending} noValidate>
      <input type="hidden" name="next" value={next} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <AccountFields state={state} passwordLength={passwordLength} />
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Create an account
      </Button>
    </form>
  )
}
