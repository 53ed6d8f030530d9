import { withSeparators } from '@/lib/messages/counts'

/** "3 new": how much has arrived and waits. */
export function countNew(count: number): string {
  return `${withSeparators(count)} new`
}

/** "1 mention", "2 mentions". */
export function countMentioned(count: number): string {
  return `${withSeparators(count)} ${count === 1 ? 'mention' : 'mentions'}`
}

/** "3 new · 1 mention"; without any, the first alone. */
export function arrivalsLabel(count: number, mentions: number): string {
  return mentions === 0 ? countNew(count) : `${countNew(count)} · ${countMentioned(mentions)}`
}
