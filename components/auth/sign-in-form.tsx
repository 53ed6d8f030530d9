'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

const FIELDS = ['email', 'password']

export type SignInFormProps = {
  /** Reads `email`, `password` and `next`; redirects when they are right. */
  action: FormAction
  /** Where to go afterwards: a path of this site. */
  next: string
}

/** E-mail and password. After an error the address stays and the password is asked for again. */
export function SignInForm({ action, next }: SignInFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, FIELDS)
  return (
    <form ref={form} {...sending} noValidate>
      <input type="hidden" name="next" value={next} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.values['email'] ?? ''}
        error={errors.of('email')}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={errors.of('password')}
      />
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Sign in
      </Button>
    </form>
  )
}
