import type { Problem } from '@/lib/errors/problem'

/**
 * What a form knows after its action: the problem, or null, and what was typed by field name, so that an error costs
 * nobody a word. Passwords never stand in `values`.
 */
export type FormState = { problem: Problem | null; values: Record<string, string> }

/** A form that nobody has sent yet. */
export const emptyFormState: FormState = { problem: null, values: {} }

/** What is wrong with one field; null when nothing is. */
export function fieldError(state: FormState, name: string): string | null {
  return state.problem?.fields?.find((field) => field.path === name)?.message ?? null
}

/** The problem when it belongs to none of the form's fields, and so has to stand above them. */
export function formProblem(state: FormState, names: readonly string[]): Problem | null {
  const { problem } = state
  return problem !== null && names.every((name) => fieldError(state, name) === null) ? problem : null
}
