'use client'

import { ListFilter } from 'lucide-react'
import { Suspense } from 'react'
import { LENSES } from '@/lib/annotations/thread-filter'
import { useRoom, useRoomState } from '@/lib/client/room'
import { lazyPart } from '@/components/ui/lazy-part'
import styles from './lens-control.module.css'

const FilterNotice = lazyPart(
  async () => (await import('./filter-notice')).FilterNotice,
  () => null,
)

const LABELS = { all: 'All', mine: 'Mine', none: 'None' } as const

/** Through which lens the threads are seen, and the way to the panel that filters and sorts them. */
export function LensControl() {
  const { filtering, navigating } = useRoom()
  const lens = useRoomState((state) => state.lens)
  const isOpen = useRoomState(({ panel }) => panel?.kind === 'filter')
  const isNarrowed = useRoomState(({ ledger }) => ledger.only.lens !== 'all' || ledger.only.ids !== null)
  return (
    <>
      {isNarrowed && !isOpen && (
        <Suspense>
          <FilterNotice />
        </Suspense>
      )}
      <fieldset className={styles.lenses} aria-label="Which threads are shown">
        {LENSES.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.lens}
            aria-pressed={lens === one}
            onClick={() => filtering.look(one)}
          >
            {LABELS[one]}
          </button>
        ))}
      </fieldset>
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
