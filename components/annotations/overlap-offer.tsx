'use client'

import { useEffect, useMemo } from 'react'
import { nearlySame } from '@/lib/anchoring/places'
import type { TextRange } from '@/lib/anchoring/selectors'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useAnnotation } from '@/lib/client/use-annotation'
import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId } from '@/lib/ids'
import styles from './annotation-composer.module.css'

type Props = { id: AnnotationId; range: TextRange }

/** While one writes about a passage of which somebody has said something already: the way to that thread. */
export function OverlapOffer({ id, range }: Props) {
  const { loading, navigating, composing } = useRoom()
  const anchors = useRoomState(({ ledger }) => ledger.shownAnchors)
  const found = useMemo(
    () =>
      nearlySame(
        anchors.filter((anchor) => anchor.id !== id),
        range,
      )?.id as AnnotationId | undefined,
    [anchors, id, range],
  )
  useEffect(() => {
    if (found) void loading.roots([found])
  }, [found, loading])
  const root = useAnnotation(found ?? id)
  if (found === undefined || root?.author == null) return null

  function open(there: AnnotationId) {
    // What is written already is kept, folded.
    void composing.collapse()
    void navigating.open(there, 'card')
  }

  return (
    <p className={styles.offer}>
      {saidBy(root, root.author.name)}{' '}
      <button type="button" onClick={() => open(found)}>
        Open the thread
      </button>
    </p>
  )
}

function saidBy({ motivation, facts }: Annotation, name: string): string {
  const who = facts.annotation.authorIsViewer ? 'You' : name
  if (motivation === 'questioning') return `${who} asked about this passage.`
  return motivation === 'highlighting' ? `${who} highlighted this passage.` : `${who} annotated this passage.`
}
