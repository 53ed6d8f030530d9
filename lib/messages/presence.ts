import { withSeparators } from '@/lib/messages/counts'

/** "1 other reading now", "5 others reading now". */
export function countReading(count: number): string {
  return `${withSeparators(count)} ${count === 1 ? 'other' : 'others'} reading now`
}
