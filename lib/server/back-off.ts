import 'server-only'

/**
 * Waits between attempts to reach what is away, in ms: the first wait, doubled each time up to the longest. Up to half of
 * each is left to chance, so that many processes do not come back in the same moment.
 */
export function backOff({ first, longest }: { first: number; longest: number }): () => Promise<void> {
  let wait = first
  return () => {
    const now = wait * (0.5 + Math.random() / 2)
    wait = Math.min(wait * 2, longest)
    return new Promise((resolve) => setTimeout(resolve, now))
  }
}
