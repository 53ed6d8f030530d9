'use client'

import { ArrowUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import styles from './resume-notice.module.css'

/** How far one reads on before the notice goes, in windows. */
const READ_ON = 1.5

/** After the page has opened where its reader had stopped: says so, and leads to the beginning. */
export function ResumeNotice() {
  const [isShown, setShown] = useState(() => 'resumed' in document.documentElement.dataset)
  useEffect(() => {
    if (!isShown) return
    const from = window.scrollY
    const onScroll = () => {
      if (Math.abs(window.scrollY - from) > READ_ON * window.innerHeight) setShown(false)
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => window.removeEventListener('scroll', onScroll)
  }, [isShown])
  if (!isShown) return null

  function toBeginning() {
    delete document.documentElement.dataset['resumed']
    setShown(false)
    window.scrollTo({ top: 0, behavior: 'instant' })
    document.getElementById('main')?.focus({ preventScroll: true })
  }

  return (
    <p className={styles.notice}>
      <span>You had stopped here.</span>
      <button type="button" onClick={toBeginning}>
        <ArrowUp size={16} aria-hidden="true" />
        From the beginning
      </button>
    </p>
  )
}
