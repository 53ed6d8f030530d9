'use client'

import { useActionState } from 'react'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { emptyFormState, fieldError, formProblem } from '@/lib/errors/form-state'
import type { FormState } from '@/lib/errors/form-state'
import { useFirstError } from './use-first-error'

export type AdministratorFormProps = {
  /** Reads `token`, `name`, `email` and `password`; redirects when the account exists. */
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** The secret of the one-time link. */
  token: string
  /** The least length of a password, in characters. */
  passwordLength: number
}

/** The first account of an installation, made by whoever opens its one-time link. */
export function AdministratorForm({ action, token, passwordLength }: AdministratorFormProps) {
  const [state, submit, pending] = useActionState(action, emptyFormState)
  const form = useFirstError(state)
  const problem = formProblem(state, ['name', 'email', 'password'])
  return (
    <form ref={form} action={submit}>
      <input type="hidden" name="token" value={token} />
      {problem !== null && <ProblemNotice problem={problem} />}
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        hint="As it stands beside your annotations."
        defaultValue={state.values['name'] ?? ''}
        error={fieldError(state, 'name')}
      />
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
        autoComplete="new-password"
        required
        minLength={passwordLength}
        maxLength={1024}
        hint={`At least ${passwordLength} characters.`}
        error={fieldError(state, 'password')}
      />
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Create the account
      </Button>
    </form>
  )
}
