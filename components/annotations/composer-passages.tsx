'use client'

import { ListPlus, X } from 'lucide-react'
import { TARGETS_LIMIT } from '@/lib/annotations/limits'
import { passagesOf } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import { Button } from '@/components/ui/button'
import { PassageQuote } from './passage-quote'
import styles from './composer-passages.module.css'

/** The passages that a new annotation is about: each can be taken away while another stays, and others be added. */
export function ComposerPassages({ draft }: { draft: Draft }) {
  const { composing } = useRoom()
  const isAdding = useRoomState(({ adding }) => adding === draft.id)
  const passages = passagesOf(draft)
  if (passages.length === 0) return null

  function add() {
    void composing.beginAdding(draft.id)
    // Selecting begins in the text, also for those who do it with keys.
    document.getElementById('article')?.focus({ preventScroll: true })
  }

  return (
    <>
      <ol className={styles.passages} aria-label="Passages">
        {passages.map(({ range, selectors }, index) => (
          <li key={`${range.start}-${range.end}`} className={styles.passage}>
            <PassageQuote quote={selectors.quote.exact} />
            {passages.length > 1 && (
              <Button
                icon
                className={styles.remove}
                aria-label={`Remove passage ${index + 1}`}
                onClick={() => composing.removePassage(draft.id, index)}
              >
                <X size={15} strokeWidth={2} aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ol>
      {isAdding ? (
        <div className={styles.adding}>
          <output>Select another passage in the text, then choose “Add this passage”.</output>
          <Button look="line" onClick={() => composing.stopAdding()}>
            Back to writing
          </Button>
        </div>
      ) : (
        passages.length < TARGETS_LIMIT && (
          <button type="button" className={styles.add} onClick={add}>
            <ListPlus size={15} strokeWidth={1.75} aria-hidden="true" />
            Add another passage
          </button>
        )
      )}
    </>
  )
}
