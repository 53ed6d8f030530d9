/** What the page keeps while something is measured: frame times, and when what is waited for has been drawn. */
declare global {
  var benchFrames: { last: number; gaps: number[]; isOn: boolean } | undefined
  var benchWait: Promise<{ ms: number; from: number; to: number }> | undefined
}

/** Begins to note the time between frames, in ms. */
export function startFrames(): void {
  const frames = { last: performance.now(), gaps: [] as number[], isOn: true }
  globalThis.benchFrames = frames
  const tick = (now: number) => {
    frames.gaps.push(now - frames.last)
    frames.last = now
    if (frames.isOn) requestAnimationFrame(tick)
  }
  requestAnimationFrame((now) => {
    frames.last = now
    requestAnimationFrame(tick)
  })
}

/** Ends it and returns the gaps. */
export function stopFrames(): number[] {
  if (!globalThis.benchFrames) return []
  globalThis.benchFrames.isOn = false
  return globalThis.benchFrames.gaps
}

/**
 * Waits, from the next event of this type on, for the first frame after a thread has opened; times in ms are from the
 * event's own time stamp, when the browser had it, to the end of that frame.
 */
export function waitForOpen(type: string): void {
  globalThis.benchWait = new Promise((resolve) => {
    addEventListener(
      type,
      ({ timeStamp }) => {
        const seen = () => document.querySelector('[data-open-thread]') !== null
        const observer = new MutationObserver(() => {
          if (!seen()) return
          observer.disconnect()
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => {
              const now = performance.now()
              resolve({ ms: now - timeStamp, from: timeStamp, to: now })
            }
            port2.postMessage(null)
          })
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
      },
      { capture: true, once: true },
    )
  })
}

/** The same for the first frame after a range was added to the highlight of one's own passages. */
export function waitForOwnPaint(type: string): void {
  globalThis.benchWait = new Promise((resolve) => {
    addEventListener(
      type,
      ({ timeStamp }) => {
        const add = Reflect.get(Highlight.prototype, 'add') as Highlight['add']
        Highlight.prototype.add = function (range) {
          const added = add.call(this, range)
          if (CSS.highlights.get('own') !== this) return added
          Highlight.prototype.add = add
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => {
              const now = performance.now()
              performance.mark('bench-own-painted')
              resolve({ ms: now - timeStamp, from: timeStamp, to: now })
            }
            port2.postMessage(null)
          })
          return added
        }
      },
      { capture: true, once: true },
    )
  })
}

/** What came of it, in ms. */
export function waited(): Promise<number> {
  return globalThis.benchWait?.then(({ ms }) => ms) ?? Promise.resolve(Number.NaN)
}
