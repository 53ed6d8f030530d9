'use client'

import type { StoredDraft } from '@/lib/annotations/stored-draft'
import type { Draft } from '@/lib/client/draft'
import { fromWire } from '@/lib/client/draft-wire'
import { useRoom } from '@/lib/client/room'
import { Button } from '@/components/ui/button'
import { AnnotationBody } from './annotation-body'
import styles from './annotation-composer.module.css'

type Props = {
  draft: Draft
  /** What another device has saved of the same draft. */
  stored: StoredDraft
  /** Told of the words that take the place of those in the editor. */
  onTake: (draft: Draft) => void
}

/** Two versions of one draft: the words in the composer above, and what another device has saved meanwhile. */
export function DraftConflict({ draft, stored, onTake }: Props) {
  const { composing } = useRoom()

  function take() {
    const fetched = fromWire(stored)
    if (!fetched) return
    void composing.take(fetched)
    onTake(fetched)
  }

  return (
    <div className={styles.conflict}>
      <p className={styles.wrong}>This draft was changed on another device. There it reads:</p>
      {stored.body && <AnnotationBody body={stored.body} />}
      <div className={styles.bar}>
        <Button look="line" onClick={take}>
          Use that
        </Button>
        <Button look="line" onClick={() => void composing.keepMine(draft.id, stored.number)}>
          Keep mine
        </Button>
      </div>
    </div>
  )
}
