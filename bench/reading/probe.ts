/** What a page under measurement has told of itself. All times in ms since navigation began. */
export type Probe = {
  /** First frame with text (First Contentful Paint) and, where the browser says, when its drawing ended. */
  fcp: number
  fcpDrawn: number
  /** The largest text in view stood (Largest Contentful Paint). */
  lcp: number
  /** When `postil-painted` was marked, and the end of the first frame after it; NaN on other pages. */
  marked: number
  frameAfterMark: number
  responseStart: number
  responseEnd: number
  load: number
  /** The sum of all layout shifts, and the longest task over 50 ms (0 when there was none). */
  shift: number
  longest: number
}

declare global {
  var benchProbe: Omit<Probe, 'responseStart' | 'responseEnd' | 'load' | 'marked'> | undefined
}

/** Written into every page before anything of its own: listens to what the browser reports, and touches nothing. */
export function installProbe(): void {
  const probe = { fcp: NaN, fcpDrawn: NaN, lcp: NaN, frameAfterMark: NaN, shift: 0, longest: 0 }
  globalThis.benchProbe = probe
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  watch('paint', (entry) => {
    if (entry.name !== 'first-contentful-paint') return
    probe.fcp = entry.startTime
    probe.fcpDrawn = (entry as PerformanceEntry & { paintTime?: number }).paintTime ?? entry.startTime
  })
  watch('largest-contentful-paint', (entry) => (probe.lcp = entry.startTime))
  watch('longtask', (entry) => (probe.longest = Math.max(probe.longest, entry.duration)))
  watch('layout-shift', (entry) => (probe.shift += (entry as PerformanceEntry & { value: number }).value))
  watch('mark', (entry) => {
    if (entry.name !== 'postil-painted') return
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (probe.frameAfterMark = performance.now())
      port2.postMessage(null)
    })
  })
}

/** Reads it, in the page. */
export function readProbe(): Probe {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const { responseStart = NaN, responseEnd = NaN, loadEventEnd = NaN } = navigation ?? {}
  const marked = performance.getEntriesByName('postil-painted')[0]?.startTime ?? NaN
  if (!globalThis.benchProbe) throw new Error('The probe was not installed')
  return { ...globalThis.benchProbe, marked, responseStart, responseEnd, load: loadEventEnd }
}

/**
 * When all text in view stood, and on Postil's page stood highlighted: the first frame whose drawing ended after the mark.
 */
export function finished({ fcp, fcpDrawn, lcp, marked, frameAfterMark }: Probe): number {
  const text = Math.max(fcp, lcp)
  if (Number.isNaN(marked) || marked <= fcpDrawn) return text
  return Math.max(text, frameAfterMark)
}
