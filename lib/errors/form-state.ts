import type { Problem } from '@/lib/errors/problem'

/**
 * What a form knows after its action: the problem, or null, and what was typed by field name, so that an error costs
 * nobody a word. Passwords never stand in `values`.
 */
export type FormState = { problem: Problem | null; values: Record<string, string> }

/** A form that nobody has sent yet. */
export const emptyFormState: FormState = { problem: null, values: {} }
