import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** True while the page is being printed. What is drawn for that stands there before the browser looks. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const abort = new AbortController()
    const listen = { signal: abort.signal }
    window.addEventListener('beforeprint', () => flushSync(() => setPrinting(true)), listen)
    window.addEventListener('afterprint', () => setPrinting(false), listen)
    return () => abort.abort()
  }, [])
  return isPrinting
}
