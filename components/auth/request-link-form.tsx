'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

export type RequestLinkFormProps = {
  /** Reads `email` and `next`; answers alike whether there is such an account or not. */
  action: FormAction
  /** Where the link leads after signing in: a path of this site. */
  next: string
}

/** One field: where the link shall go. */
export function RequestLinkForm({ action, next }: RequestLinkFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['email'])
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
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Send me a link
      </Button>
    </form>
  )
}
