'use client'

import { useMemo } from 'react'
import { filterWords } from '@/lib/annotations/filter-words'
import { MAIN_LENSES, needsAccount } from '@/lib/annotations/thread-filter'
import { rootsOf } from '@/lib/client/ledger'
import { useRoom, useRoomState } from '@/lib/client/room'
import { countThreads } from '@/lib/messages/counts'
import { messageFor } from '@/lib/messages/format'
import { LENS_LABELS } from '@/lib/messages/lens-labels'
import { Button } from '@/components/ui/button'
import { FilterForm } from './filter-form'
import { FoundThreads } from './found-threads'
import { ThreadPanel } from './thread-panel'
import styles from './filter-panel.module.css'

/** The one panel in which threads are filtered and sorted, with what is found. Closing it leaves text and margin filtered. */
export function FilterPanel() {
  const { navigating, filtering } = useRoom()
  const lens = useRoomState((state) => state.lens)
  const filter = useRoomState((state) => state.filter)
  const now = useRoomState((state) => state.now)
  const filterProblem = useRoomState((state) => state.filterProblem)
  const hasAccount = useRoomState(({ viewer }) => viewer.userId !== null)
  const found = useFound()
  const words = filterWords(lens, filter, now)
  return (
    <ThreadPanel title="Filter and sort" onClose={() => navigating.list(null)}>
      <fieldset className={styles.lenses} aria-label="Which threads are shown">
        {MAIN_LENSES.filter((one) => hasAccount || !needsAccount(one)).map((one) => (
          <Button key={one} look="line" aria-pressed={lens === one} onClick={() => filtering.look(one)}>
            {LENS_LABELS[one]}
          </Button>
        ))}
      </fieldset>
      {hasAccount && (
        <p className={styles.recent}>
          <Button
            look="line"
            wide
            aria-pressed={lens === 'recent'}
            onClick={() => filtering.look(lens === 'recent' ? 'all' : 'recent')}
          >
            {LENS_LABELS.recent}
          </Button>
        </p>
      )}
      <FilterForm />
      <div className={styles.active}>
        <output dir="auto">
          {words ?? 'All threads'}: {countThreads(found.length).toLocaleLowerCase('en')}
        </output>
        {words !== null && (
          <Button look="line" onClick={filtering.clear}>
            Show all
          </Button>
        )}
      </div>
      {filterProblem && (
        <p role="alert" className={styles.problem}>
          {messageFor(filterProblem)} <Button onClick={filtering.again}>Try again</Button>
        </p>
      )}
      <FoundThreads key={words} ids={found} />
    </ThreadPanel>
  )
}

/** The threads in their order: the server's where it was asked, else those of the text. */
function useFound() {
  const matches = useRoomState((state) => state.matches)
  const roots = useRoomState(({ ledger }) => rootsOf(ledger))
  const lens = useRoomState((state) => state.lens)
  const waiting = useRoomState(({ ledger }) => ledger.waiting)
  return useMemo(() => {
    if (matches === null) return roots
    if (lens === 'all') return matches.filter((id) => !waiting.has(id))
    const shown = new Set(roots)
    return matches.filter((id) => shown.has(id))
  }, [matches, roots, lens, waiting])
}
