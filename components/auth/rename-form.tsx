'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { formErrors } from './form-errors'
import { useFirstError } from './use-first-error'

/** One's display name. The action reads `name`. */
export function RenameForm({ action, name }: { action: FormAction; name: string }) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['name'])
  return (
    <form ref={form} {...sending} noValidate>
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        dir="auto"
        hint="As it stands beside your annotations."
        defaultValue={state.values['name'] ?? name}
        error={errors.of('name')}
      />
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Save the name
      </Button>
    </form>
  )
}
