'use client'

import type { Annotation } from '@/lib/annotations/annotation'
import type { Draft } from '@/lib/client/draft'
import { useRoom } from '@/lib/client/room'
import { Button } from '@/components/ui/button'
import { AnnotationBody } from './annotation-body'
import { focusAfterFold } from './focus-after-fold'
import styles from './annotation-composer.module.css'

/** Two versions of one's own words: those in the composer above, and what was saved elsewhere meanwhile. */
export function ComposerConflict({ draft, current }: { draft: Draft; current: Annotation }) {
  const { composing, changing, store } = useRoom()

  function keepMine() {
    void composing.rebase(draft.id, current.edit)
    const { place } = draft
    if (place.kind === 'edit') void changing.post({ ...draft, place: { ...place, edit: current.edit } })
  }

  function keepSaved() {
    void composing.discard(draft.id)
    focusAfterFold(draft, store)
  }

  return (
    <div className={styles.conflict}>
      <p className={styles.wrong}>This was changed elsewhere meanwhile. It now reads:</p>
      {current.body && <AnnotationBody body={current.body} />}
      <div className={styles.bar}>
        <Button look="line" onClick={keepSaved}>
          Keep what is saved
        </Button>
        <Button look="line" onClick={keepMine}>
          Save mine instead
        </Button>
      </div>
    </div>
  )
}
