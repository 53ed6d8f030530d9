'use client'

import type { Annotation, Target } from '@/lib/annotations/annotation'
import { useRoom } from '@/lib/client/room'
import styles from './passage-quote.module.css'

/** The passages of an annotation that is about several: each leads to its place in the text. Nothing for fewer than two. */
export function PassageQuotes({ root }: { root: Annotation }) {
  if (root.targets.length < 2) return null
  return (
    <ol className={styles.quotes} aria-label="Passages">
      {root.targets.map((target, index) => (
        <li key={index}>
          <Quote target={target} />
        </li>
      ))}
    </ol>
  )
}

function Quote({ target: { selectors, anchor } }: { target: Target }) {
  const { navigating } = useRoom()
  if (selectors === null) return null
  const { exact } = selectors.quote
  if (anchor === null || anchor.state === 'orphan') {
    return (
      <blockquote className={styles.quote} dir="auto">
        {exact}
      </blockquote>
    )
  }
  const { start, end } = anchor
  return (
    <button
      type="button"
      className={`${styles.quote} ${styles.way}`}
      dir="auto"
      title="Show in the text"
      onClick={() => navigating.show({ start, end })}
    >
      {exact}
    </button>
  )
}
