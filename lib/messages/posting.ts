/** What is said of words that are on their way to the other readers. */
export const POSTING_TEXTS = {
  sending: 'Sending…',
  /** After the reason. */
  waiting: 'It is sent by itself once the server answers.',
} as const

/** What is said once words have been sent that had waited. */
export function postedLater(count: number): string {
  return count === 1
    ? 'What you had written was posted.'
    : `${count} things that you had written were posted.`
}
