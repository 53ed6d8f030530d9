'use client'

import { memo, useMemo, useRef } from 'react'
import { isResolved } from '@/lib/annotations/thread-filter'
import { placeInText } from '@/lib/annotations/thread-order'
import type { RoomState } from '@/lib/client/annotation-store'
import type { MarginItem } from '@/lib/client/margin-items'
import { useRoom, useRoomState } from '@/lib/client/room'
import { CARD_GAP } from '@/lib/client/card-gap'
import type { MarginLayout } from '@/lib/client/margin-layout'
import { countThreads, withSeparators } from '@/lib/messages/counts'
import { DraftSlot } from '@/components/annotations/draft-slot'
import { MarginThread } from './margin-thread'
import { useMargin } from './use-margin'
import styles from './margin.module.css'

type Props = {
  layout: MarginLayout | null
  /** The next threads, for whom no script runs. */ nextHref: string | null
}

/** The threads beside their passages. A list that flows from the server, and is placed once it can be measured. */
export function Margin({ layout, nextHref }: Props) {
  const { store } = useRoom()
  const list = useRef<HTMLUListElement>(null)
  const first = useMemo(() => firstItems(store.getInitialState()), [store])
  const items = useMargin({ list, layout, first })
  return (
    <>
      <ul
        ref={list}
        className={styles.margin}
        aria-label="Threads"
        data-margin=""
        data-gap={CARD_GAP}
        suppressHydrationWarning
      >
        {items.map((item) => (
          <Entry key={item.key} item={item} />
        ))}
      </ul>
      {nextHref !== null && (
        <a className={styles.next} href={nextHref}>
          More threads
        </a>
      )}
    </>
  )
}

/** Scrolling brings some cards and takes others away; those that stay are not drawn again. */
const Entry = memo(function Entry({ item }: { item: MarginItem }) {
  const { navigating } = useRoom()
  return (
    <li
      className={styles.item}
      data-key={item.key}
      data-start={item.offset}
      {...(item.kind === 'thread' ? { 'data-thread': item.key, id: item.key } : {})}
      onPointerEnter={() => item.kind === 'thread' && navigating.hover(item.key)}
      onPointerLeave={() => navigating.hover(null)}
      suppressHydrationWarning
    >
      <Item item={item} />
    </li>
  )
})

function Item({ item }: { item: MarginItem }) {
  const { navigating } = useRoom()
  const isComposing = useRoomState(({ composing }) => composing === item.key)
  if (item.kind === 'thread') return <MarginThread id={item.key} />
  if (item.kind === 'draft') {
    return (
      <div className={isComposing ? styles.compose : undefined}>
        <DraftSlot id={item.key} />
      </div>
    )
  }
  return (
    <button
      type="button"
      className={item.kind === 'stack' ? styles.stack : styles.more}
      aria-label={item.kind === 'stack' ? `${countThreads(item.ids.length)} here` : undefined}
      onClick={() => navigating.list({ kind: 'here', ids: item.ids })}
    >
      {item.kind === 'stack'
        ? `${withSeparators(item.ids.length)} here`
        : `All ${withSeparators(item.ids.length)} threads of this paragraph`}
    </button>
  )
}

/** What the server knows: the first threads, at their places. */
function firstItems({ ledger, open }: RoomState): MarginItem[] {
  return [...ledger.rows.values()].flatMap((root) => {
    const place = root.thread === null ? null : placeInText(root)
    if (place === null || (isResolved(root) && open?.rootId !== root.id)) return []
    return [{ kind: 'thread', key: root.id, offset: place.start }] as const
  })
}
