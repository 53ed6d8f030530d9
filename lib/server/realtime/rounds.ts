import 'server-only'

/**
 * Does something with all that was asked for meanwhile, one round at a time, and begins no round sooner than `everyMs` after the
 * last began: the first that is asked for after some quiet waits for nobody. `act` may not reject.
 */
export function createRounds<T>(act: (things: readonly T[]) => Promise<void>, everyMs: number) {
  const waiting = new Set<T>()
  let timer: NodeJS.Timeout | null = null
  let isRunning = false
  let beganAt = Number.NEGATIVE_INFINITY

  function plan(): void {
    if (timer || isRunning || waiting.size === 0) return
    timer = setTimeout(() => void run(), Math.max(0, beganAt + everyMs - performance.now()))
  }

  async function run(): Promise<void> {
    timer = null
    isRunning = true
    beganAt = performance.now()
    const things = [...waiting]
    waiting.clear()
    await act(things)
    isRunning = false
    plan()
  }

  return (thing: T): void => {
    waiting.add(thing)
    plan()
  }
}
