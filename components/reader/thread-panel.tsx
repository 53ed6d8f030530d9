'use client'

import { X } from 'lucide-react'
import { useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useReturnedFocus } from './use-returned-focus'
import styles from './thread-panel.module.css'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** A list of threads over the margin, or on a phone over the lower part of the text, which stays usable. */
export function ThreadPanel({ title, onClose, children }: Props) {
  const panel = useRef<HTMLElement>(null)
  const titleId = useId()
  useReturnedFocus(panel)
  return (
    <aside ref={panel} className={styles.panel} aria-labelledby={titleId} tabIndex={-1} data-sheet="">
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <Button icon aria-label="Close" onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}
