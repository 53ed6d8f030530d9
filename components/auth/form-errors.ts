import type { FormState } from '@/lib/errors/form-state'
import type { Problem } from '@/lib/errors/problem'
import { fieldText } from '@/lib/messages/format'

export type FormErrors = {
  /** What is wrong with a field; null when nothing is. */
  of: (name: string) => string | null
  /** The problem when it lies in none of the form's fields, and so has to stand above them. */
  problem: Problem | null
}

/** What an action found wrong, told to each of the form's fields. */
export function formErrors({ problem }: FormState, names: readonly string[]): FormErrors {
  const fields = problem?.fields ?? []
  return {
    of: (name) => {
      const field = fields.find(({ path }) => path === name)
      return field ? fieldText(field.message, field.limit) : null
    },
    problem: fields.some(({ path }) => names.includes(path)) ? null : problem,
  }
}
