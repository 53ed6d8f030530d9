import { useEffect, useRef } from 'react'
import { deviceStorage } from '@/lib/client/device-storage'
import { openKeptWords } from '@/lib/client/kept-words'
import type { KeptWords } from '@/lib/client/kept-words'
import { readText } from './new-text-value'
import type { NewTextValue } from './new-text-value'

/** Ms without a change before it is kept: a book is not written to the device at every key. */
const REST = 300

/**
 * Keeps a new text on this device while it is written. `onRecall` gets what was kept before, once; the function that is
 * returned forgets it, for when the server has it and for who wants to begin anew.
 */
export function useKeptText(userId: string, value: NewTextValue, onRecall: (kept: NewTextValue) => void) {
  const box = useRef<KeptWords<NewTextValue> | null>(null)
  const isForgotten = useRef(false)

  useEffect(() => {
    if (box.current) return
    box.current = openKeptWords<NewTextValue>(deviceStorage(), { userId, name: 'new-text' })
    const before = box.current.recall(readText)
    if (before) onRecall(before)
  }, [userId, onRecall])

  useEffect(() => {
    if (value.source.text.trim() === '') return
    isForgotten.current = false
    const keep = () => {
      if (!isForgotten.current) box.current?.keep(value)
    }
    const timer = setTimeout(keep, REST)
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [value])

  return () => {
    isForgotten.current = true
    box.current?.forget()
  }
}
