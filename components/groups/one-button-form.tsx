'use client'

import type { ReactNode } from 'react'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button, type ButtonLook } from '@/components/ui/button'

export type OneButtonFormProps = {
  action: FormAction
  /** What is sent along. */
  values: Readonly<Record<string, string>>
  look?: ButtonLook
  label?: string
  children: ReactNode
}

/** A form that is one button: it works before scripts do, and says what went wrong above it. */
export function OneButtonForm({ action, values, look = 'line', label, children }: OneButtonFormProps) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <Button type="submit" look={look} aria-label={label} aria-disabled={pending || undefined}>
        {children}
      </Button>
    </form>
  )
}
