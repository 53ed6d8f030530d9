/** What was waited for, in ms: the whole way to the end of the frame, and that of the script before it. */
export type Waited = { ms: number; script: number }

declare global {
  var benchFrames: { last: number; gaps: number[]; isOn: boolean } | undefined
  var benchWait: Promise<Waited> | undefined
}

// These run in the page, each on its own: none may call another.

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
 * Waits, from the next event of this type on, for the first frame after a thread has opened. Counted from the event's own
 * time stamp, when the browser had it, to the end of that frame.
 */
export function waitForOpen(type: string): void {
  globalThis.benchWait = new Promise((resolve) => {
    const listen = ({ timeStamp }: Event) => {
      const began = performance.now()
      const observer = new MutationObserver(() => {
        if (!document.querySelector('[data-open-thread]')) return
        observer.disconnect()
        const script = performance.now() - began
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve({ ms: performance.now() - timeStamp, script }))
          port1.start()
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, { subtree: true, childList: true, attributes: true })
    }
    addEventListener(type, listen, { capture: true, once: true })
  })
}

/** The same for the first frame after a range was added to the highlight of one's own passages. */
export function waitForOwnPaint(type: string): void {
  globalThis.benchWait = new Promise((resolve) => {
    const listen = ({ timeStamp }: Event) => {
      const began = performance.now()
      const add = Reflect.get(Highlight.prototype, 'add') as Highlight['add']
      Highlight.prototype.add = function (range) {
        const added = add.call(this, range)
        if (CSS.highlights.get('own') !== this) return added
        Highlight.prototype.add = add
        const script = performance.now() - began
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve({ ms: performance.now() - timeStamp, script }))
          port1.start()
          port2.postMessage(null)
        })
        return added
      }
    }
    addEventListener(type, listen, { capture: true, once: true })
  })
}

/** What came of it. */
export function waited(): Promise<Waited> {
  return globalThis.benchWait ?? Promise.resolve({ ms: Number.NaN, script: Number.NaN })
}
