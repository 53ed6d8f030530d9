'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

/** The address that a link to a new password shall be mailed to. The action reads `email`. */
export function ForgottenForm({ action }: { action: FormAction }) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['email'])
  return (
    <form ref={form} {...sending} noValidate>
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
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Mail me a link
      </Button>
    </form>
  )
}
