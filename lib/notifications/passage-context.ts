import { CONTEXT_UNITS } from '@/lib/anchoring/context-units'

/** Below this many UTF-16 units a context was not cut: the text begins or ends there. */
const CUT_FROM = CONTEXT_UNITS / 2

/** What stands before a passage in its own paragraph, from a whole word on; an ellipsis where more stood there. */
export function contextBefore(prefix: string): string {
  const line = prefix.slice(prefix.lastIndexOf('\n') + 1)
  if (line !== prefix || prefix.length < CUT_FROM) return line
  return `…${line.replace(/^\S*\s+/, '')}`
}

/** What stands after it, up to a whole word. */
export function contextAfter(suffix: string): string {
  const [line = ''] = suffix.split('\n')
  if (line !== suffix || suffix.length < CUT_FROM) return line
  return `${line.replace(/\s+\S*$/, '')}…`
}
