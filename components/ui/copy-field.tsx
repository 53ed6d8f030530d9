'use client'

import { useRef } from 'react'
import { Button } from './button'
import { showToast } from './show-toast'
import styles from './copy-field.module.css'

/** Something to be copied as it is: selected by a press, and copied by the button beside it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null)

  async function handleCopy() {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      showToast({ text: 'Copied' })
    } catch {
      // No clipboard without https: the words stay selected, and the keyboard copies them.
      showToast({ text: 'Press Ctrl+C to copy' })
    }
  }

  return (
    <div className={styles.copy}>
      <input
        ref={field}
        readOnly
        value={value}
        aria-label={label}
        spellCheck={false}
        dir="ltr"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button look="line" aria-label={`Copy ${label}`} onClick={() => void handleCopy()}>
        Copy
      </Button>
    </div>
  )
}
