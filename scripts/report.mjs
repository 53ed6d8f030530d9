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
 * Reports a long step when it begins, and every ten seconds while it lasts.
 * @template T
 * @param {string} message
 * @param {() => Promise<T>} step
 * @returns {Promise<T>} what the step returns
 */
export async function reportWhile(message, step) {
  report(`${message} …`)
  const timer = setInterval(() => report(`${message}: still at work …`), 10_000)
  try {
    return await step()
  } finally {
    clearInterval(timer)
  }
}

/** An ordinary misfortune: its message is one line that says what to do. No stack is shown for it. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {string} [said] what the program that failed said, shown before the message
   */
  constructor(message, said = '') {
    super(message)
    this.said = said.trim()
  }
}

/**
 * Shows why a command cannot go on: a refusal in its own words, anything else, which is a fault of ours, with its stack.
 * @param {unknown} error
 */
export function explain(error) {
  if (!(error instanceof Refusal)) return console.error(error)
  if (error.said) console.error(error.said)
  console.error(error.message)
}
