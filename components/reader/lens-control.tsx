'use client'

import { ListFilter } from 'lucide-react'
import { Suspense } from 'react'
import { MAIN_LENSES, needsAccount } from '@/lib/annotations/thread-filter'
import { useRoom, useRoomState } from '@/lib/client/room'
import { unreadNumber } from '@/lib/annotations/unread-words'
import { countRoots } from '@/lib/client/ledger'
import { withSeparators } from '@/lib/messages/counts'
import { LENS_LABELS } from '@/lib/messages/lens-labels'
import { lazyPart } from '@/components/ui/lazy-part'
import { UnreadSteps } from './unread-steps'
import styles from './lens-control.module.css'

const FilterNotice = lazyPart(
  async () => (await import('./filter-notice')).FilterNotice,
  () => null,
)

/** Through which lens the threads are seen, and the way to the panel that filters and sorts them. */
export function LensControl() {
  const { filtering, navigating } = useRoom()
  const lens = useRoomState((state) => state.lens)
  const isOpen = useRoomState(({ panel }) => panel?.kind === 'filter')
  const hasAccount = useRoomState(({ viewer }) => viewer.userId !== null)
  const isNarrowed = useRoomState(({ ledger }) => ledger.only.lens !== 'all' || ledger.only.ids !== null)
  return (
    <>
      {isNarrowed && !isOpen && (
        <Suspense>
          <FilterNotice />
        </Suspense>
      )}
      <fieldset className={styles.lenses} aria-label="Which threads are shown">
        {MAIN_LENSES.filter((one) => hasAccount || !needsAccount(one)).map((one) => (
          <button
            key={one}
            type="button"
            className={styles.lens}
            aria-pressed={lens === one}
            onClick={() => filtering.look(one)}
          >
            {LENS_LABELS[one]}
            {one === 'all' && <AllCount />}
            {one === 'unread' && <UnreadCount />}
          </button>
        ))}
      </fieldset>
      {hasAccount && <UnreadSteps />}
      <button
        type="button"
        className={styles.filter}
        aria-label="Filter and sort"
        aria-expanded={isOpen}
        onClick={() => navigating.list(isOpen ? null : { kind: 'filter' })}
      >
        <ListFilter size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </>
  )
}

/** How many threads there are, once all are known; there is room for it before. */
function AllCount() {
  const count = useRoomState(({ ledger, hasAllAnchors }) => (hasAllAnchors ? countRoots(ledger) : null))
  return <span className={styles.count}>{count !== null && withSeparators(count)}</span>
}

function UnreadCount() {
  const count = useRoomState(({ unread }) => unread.count)
  return <span className={styles.count}>{count > 0 && unreadNumber(count)}</span>
}
