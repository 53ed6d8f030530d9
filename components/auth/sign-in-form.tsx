'use client'

import { useActionState } from 'react'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { emptyFormState, fieldError, formProblem } from '@/lib/errors/form-state'
import type { FormState } from '@/lib/errors/form-state'
import { useFirstError } from './use-first-error'

export type SignInFormProps = {
  /** Reads `email`, `password` and `next`; redirects when they are right. */
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** Where to go afterwards: a path of this site. */
  next: string
}

/** E-mail and password. After an error the address stays and the password is asked for again. */
export function SignInForm({ action, next }: SignInFormProps) {
  const [state, submit, pending] = useActionState(action, emptyFormState)
  const form = useFirstError(state)
  const problem = formProblem(state, ['email', 'password'])
  return (
    <form ref={form} action={submit}>
      <input type="hidden" name="next" value={next} />
      {problem !== null && <ProblemNotice problem={problem} />}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.values['email'] ?? ''}
        error={fieldError(state, 'email')}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={1024}
        error={fieldError(state, 'password')}
      />
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Sign in
      </Button>
    </form>
  )
}
