'use client'

import { useLayoutEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { rootsOf } from '@/lib/client/ledger'
import { WHOLE_LIMIT } from '@/lib/client/loading'
import { useRoomState } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { printedArticle } from '@/lib/client/surface/printed-article'
import type { NumberedThread } from '@/lib/client/surface/printed-article'
import type { AnnotationId } from '@/lib/ids'
import { countThreads } from '@/lib/messages/counts'
import { PrintedThread } from './printed-thread'
import { useIsPrinting } from './use-printing'
import styles from './printed-room.module.css'

/**
 * What stands on paper instead of text and margin: the text with the numbers of its notes, and after it the threads that are
 * shown, numbered. It is there while the page is being printed, and only then.
 */
export function PrintedRoom({ stage }: { stage: Stage }) {
  const isPrinting = useIsPrinting()
  return isPrinting ? createPortal(<Printed stage={stage} />, document.body) : null
}

function Printed({ stage }: { stage: Stage }) {
  const place = useRef<HTMLDivElement>(null)
  const rows = useRoomState(({ ledger }) => ledger.shown)
  const roots = useRoomState(({ ledger }) => rootsOf(ledger))
  const anchors = useRoomState(({ ledger }) => ledger.shownAnchors)
  const known = useMemo(() => roots.filter((id) => rows.has(id)), [roots, rows])
  const missing = roots.length - known.length

  useLayoutEffect(() => {
    const ranges = new Map<string, NumberedThread['ranges']>()
    for (const { id, start, end } of anchors) ranges.set(id, [...(ranges.get(id) ?? []), { start, end }])
    const notes = known.map((id, i) => ({ number: i + 1, ranges: ranges.get(id) ?? [] }))
    place.current?.replaceChildren(printedArticle(stage.blocks, notes))
    const { dataset } = document.documentElement
    dataset['printed'] = ''
    return () => void delete dataset['printed']
  }, [stage, anchors, known])

  return (
    <div className={styles.printed} data-print="">
      <div ref={place} className={styles.text} />
      {known.length > 0 && <h2 className={styles.heading}>Notes</h2>}
      <ol className={styles.notes}>
        {known.map((id: AnnotationId) => (
          <li key={id} className={styles.note}>
            <PrintedThread id={id} />
          </li>
        ))}
      </ol>
      {missing > 0 && (
        <p className={styles.missing}>
          {countThreads(missing)} of this text {missing === 1 ? 'is' : 'are'} not printed here. “Print” above
          the text fetches up to {WHOLE_LIMIT} of them first; lens and filter choose which.
        </p>
      )}
    </div>
  )
}
