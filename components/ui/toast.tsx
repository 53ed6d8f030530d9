'use client'

import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { FocusEvent } from 'react'
import { dismissToast, useToasts } from './show-toast'
import type { ShownToast } from './show-toast'
import styles from './toast.module.css'

/** Milliseconds: reading time for a sentence. What can be undone stays twice as long. */
const STAY = 6_000
const STAY_WITH_ACTION = 12_000

/** Where toasts appear, once per page. The region is there before its first words, or those would not be announced. */
export function ToastHost() {
  const toasts = useToasts()
  const [held, setHeld] = useState(false)
  const cameFrom = useRef<HTMLElement | null>(null)

  function onFocus(event: FocusEvent<HTMLElement>) {
    const { currentTarget, relatedTarget } = event
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
      cameFrom.current = relatedTarget
    setHeld(true)
  }

  function onBlur(event: FocusEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false)
  }

  function close(id: number) {
    dismissToast(id)
    setHeld(false)
    // Without this the keyboard would be back at the top of the page.
    if (cameFrom.current?.isConnected) cameFrom.current.focus({ preventScroll: true })
    cameFrom.current = null
  }

  return (
    <div
      data-shell=""
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <output className={styles.host} aria-live="polite" aria-relevant="additions" aria-atomic="false">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} held={held} onClose={close} />
        ))}
      </output>
    </div>
  )
}

type CardProps = { toast: ShownToast; held: boolean; onClose: (id: number) => void }

function ToastCard({ toast, held, onClose }: CardProps) {
  const { id, text, action } = toast
  const stay = action ? STAY_WITH_ACTION : STAY

  useEffect(() => {
    // Nobody is hurried while pointing at it or standing in it.
    if (held) return
    const timer = setTimeout(() => dismissToast(id), stay)
    return () => clearTimeout(timer)
  }, [held, id, stay])

  return (
    <div className={styles.toast}>
      <span className={styles.text}>{text}</span>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            onClose(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className={styles.close} aria-label="Close" onClick={() => onClose(id)}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
