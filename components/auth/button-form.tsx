'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button, type ButtonLook } from '@/components/ui/button'

export type ButtonFormProps = {
  action: FormAction
  label: string
  /** What the button is called where its label alone would not say which. */
  name?: string
  look?: ButtonLook
  wide?: boolean
  /** Hidden fields. */
  fields?: Readonly<Record<string, string>>
}

/** One button that sends something, also without scripts; what went wrong stands above it. */
export function ButtonForm({
  action,
  label,
  name,
  look = 'line',
  wide = false,
  fields = {},
}: ButtonFormProps) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <Button type="submit" look={look} wide={wide} aria-label={name} aria-disabled={pending || undefined}>
        {label}
      </Button>
    </form>
  )
}
