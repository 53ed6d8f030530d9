'use client'

import { useEffect } from 'react'
import { keepPage, settlePages } from '@/lib/client/kept-pages'

/** In ms after the page was loaded: by then everything stands that a first look asks for. */
const AFTER_MS = 6_000

/**
 * On every page: what is kept for reading without a network belongs to whoever is signed in, and a reading that is open is
 * kept. Draws nothing, and asks for nothing while the page loads.
 */
export function KeptPages() {
  useEffect(() => {
    // A development server changes its files under the same names; a page that was kept says so, and is nothing new.
    if (process.env.NODE_ENV !== 'production' || document.body.dataset['keptAt'] !== undefined) return
    const userId = document.body.dataset['account'] ?? null
    const [, reading = null] = /^\/r\/([\w-]{22})(?:\/a\/[\w-]{22})?$/.exec(location.pathname) ?? []
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = new AbortController()
    const settle = async () => {
      await settlePages(userId)
      if (userId === null || reading === null) return
      timer = setTimeout(() => void keepPage(reading).catch(ignored), AFTER_MS)
    }
    const begin = () => void settle().catch(ignored)
    if (document.readyState === 'complete') begin()
    else window.addEventListener('load', begin, { signal: end.signal })
    return () => {
      end.abort()
      clearTimeout(timer)
    }
  }, [])
  return null
}

/** Where the browser keeps nothing, the text is read with a network. */
function ignored(): void {}
