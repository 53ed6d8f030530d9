'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'

type Props = {
  action: FormAction
  fields: Record<string, string>
  label: string
  /** Whom it is about, for those who do not see the row. */
  of: string
}

/** One thing to do with one who owns or edits a text, as a form of one button. */
export function OwnerAction({ action, fields, label, of }: Props) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form}>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" look="line" aria-label={`${label}: ${of}`} aria-disabled={pending || undefined}>
        {label}
      </Button>
    </form>
  )
}
