'use client'

import { Suspense, useState } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { absoluteTime } from '@/lib/messages/time'
import { lazyPart } from '@/components/ui/lazy-part'
import styles from './annotation-card.module.css'

type Props = { annotation: Annotation; onClose: () => void }

const EditHistory = lazyPart<Props>(
  async () => (await import('./edit-history')).EditHistory,
  () => <span role="alert">The earlier versions could not be fetched. Try again later.</span>,
)

/** "edited", which opens what the annotation said before. */
export function EditedButton({ annotation }: { annotation: Annotation }) {
  const [isOpen, setOpen] = useState(false)
  const { editedAt } = annotation
  if (editedAt === null) return null
  return (
    <>
      <button
        type="button"
        className={styles.edited}
        aria-haspopup="dialog"
        title={`${absoluteTime(editedAt)}: show earlier versions`}
        onClick={() => setOpen(true)}
      >
        edited
      </button>
      {isOpen && (
        <Suspense>
          <EditHistory annotation={annotation} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
