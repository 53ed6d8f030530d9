import type { Problem } from '@/lib/errors/problem'

/**
 * What a form knows after its action: the problem, or null, and what was typed by field name, so that an error costs
 * nobody a word. Passwords never stand in `values`. `goTo` is where the browser shall go now, with a whole load.
 */
export type FormState = {
  problem: Problem | null
  values: Record<string, string>
  goTo?: string
  /** What a query behind one of the form's buttons found. */
  answer?: unknown
}

/** A form that nobody has sent yet. */
export const emptyFormState: FormState = { problem: null, values: {} }
