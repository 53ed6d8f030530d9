const began = performance.now()

/**
 * Prints one line of progress with the seconds since the command began.
 * @param {string} message
 */
export function report(message) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`[${seconds.padStart(5)} s] ${message}`)
}

/**
 * Reports a long step when it begins, every ten seconds while it lasts, and never after.
 * @template T
 * @param {string} message
 * @param {() => Promise<T>} step
 * @returns {Promise<T>} what the step returns
 */
export async function reportWhile(message, step) {
  report(message)
  const timer = setInterval(() => report(`${message} still at work`), 10_000)
  try {
    return await step()
  } finally {
    clearInterval(timer)
  }
}

/** An ordinary misfortune: its message is one line that says what to do, and is all that the person is shown. */
export class Refusal extends Error {}
