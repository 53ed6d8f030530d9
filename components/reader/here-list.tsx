'use client'

import { STACKED_FROM } from '@/lib/anchoring/places'
import { useRoom } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { countThreads } from '@/lib/messages/counts'
import { Button } from '@/components/ui/button'
import { FoundThreads } from './found-threads'
import { ThreadPanel } from './thread-panel'
import { STACK_ORDERS, useStackOrder } from './use-stack-order'
import styles from './filter-panel.module.css'

const LABELS = { valued: 'Most valued', newest: 'Newest', unread: 'Unread', mine: 'Mine' } as const

/** What is said where nothing is left. */
const NONE = { mine: 'None of these is yours.', unread: 'You have read all of these.' } as const

/** All threads at one place of the text, to choose from; of many, the most valued first. */
export function HereList({ ids }: { ids: readonly AnnotationId[] }) {
  const { navigating } = useRoom()
  const isStack = ids.length >= STACKED_FROM
  const { order, ordered, choose } = useStackOrder(ids, isStack)
  return (
    <ThreadPanel title={`${countThreads(ids.length)} here`} onClose={() => navigating.list(null)}>
      {isStack && (
        <fieldset className={styles.orders} aria-label="Which come first">
          {STACK_ORDERS.map((one) => (
            <Button key={one} look="line" aria-pressed={order === one} onClick={() => choose(one)}>
              {LABELS[one]}
            </Button>
          ))}
        </fieldset>
      )}
      {(order === 'mine' || order === 'unread') && ordered.length === 0 && (
        <p className={styles.none}>{NONE[order]}</p>
      )}
      <FoundThreads key={order} ids={ordered} />
    </ThreadPanel>
  )
}
