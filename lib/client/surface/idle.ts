/** Work between two of these pauses takes at most this many milliseconds, so that no frame is lost to it. */
export const SLICE_MS = 8

/** How long a page may be busy before idle work is done all the same, in ms. */
const PATIENCE_MS = 2000

/** Waits until the browser is idle and no pointer or key is pressed; false when `signal` was aborted meanwhile. */
export async function whenIdle(signal: AbortSignal): Promise<boolean> {
  do {
    await idle()
    if (signal.aborted) return false
  } while (isPressed())
  return true
}

/** Lets the browser draw and answer input, then goes on; soon, and before timers. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}

/** WebKit has no `requestIdleCallback`. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS })
    else setTimeout(resolve, 50)
  })
}

/** A pressed pointer keeps what it pressed, and so the root, active until it is let go, wherever it moves. */
function isPressed(): boolean {
  return document.documentElement.matches(':active')
}
