import { hasBidiControl } from '@/lib/text/hidden-characters'
import { textFault } from '@/lib/text/well-formed'

/** UTF-16 units of one formula. */
export const MATH_LIMIT = 1_000

/** Tabs and line feeds may stand in a formula; other control characters hide something. */
const CONTROL = /[^\P{Cc}\t\n]/u

/** True for a text that may be stored as the LaTeX of a formula. Whether it can be drawn is another question. */
export function isMathSource(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MATH_LIMIT || value.trim() === '') return false
  return textFault(value) === null && !CONTROL.test(value) && !hasBidiControl(value)
}
