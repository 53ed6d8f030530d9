'use client'

import { useEffect, useMemo, useState } from 'react'
import { inTextOrder } from '@/lib/annotations/thread-order'
import { isResolved } from '@/lib/annotations/thread-filter'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { Page } from '@/lib/client/annotations-api'
import type { Problem } from '@/lib/errors/problem'
import type { Result } from '@/lib/errors/result'
import { messageFor } from '@/lib/messages/format'
import { Button } from '@/components/ui/button'
import { PanelList } from './panel-list'
import { ThreadPanel } from './thread-panel'
import styles from './thread-panel.module.css'

type Fetched = { next: string | null; isDone: boolean; problem: Problem | null }

/** The resolved threads, which have left the text: to be read there, and to be opened again. */
export function ResolvedList() {
  const { navigating, loading } = useRoom()
  const rows = useRoomState(({ ledger }) => ledger.shown)
  const [{ next, isDone, problem }, setFetched] = useState<Fetched>({
    next: null,
    isDone: false,
    problem: null,
  })
  const ids = useMemo(() => inTextOrder([...rows.values()].filter(isResolved)).map(({ id }) => id), [rows])

  useEffect(() => {
    let isGone = false
    void loading.resolved(null).then((result) => !isGone && setFetched(fetched(result, null)))
    return () => {
      isGone = true
    }
  }, [loading])

  return (
    <ThreadPanel title="Resolved" onClose={() => navigating.list(null)}>
      <PanelList ids={ids} />
      {isDone && ids.length === 0 && problem === null && (
        <p className={styles.quiet}>Nothing is resolved. Threads that are settled can be put here.</p>
      )}
      {problem && <p role="alert">{messageFor(problem)}</p>}
      {(next !== null || problem) && (
        <Button
          look="line"
          onClick={() => void loading.resolved(next).then((result) => setFetched(fetched(result, next)))}
        >
          {problem ? 'Try again' : 'Show more'}
        </Button>
      )}
    </ThreadPanel>
  )
}

/** What failed is asked for again from where it was to begin. */
function fetched(result: Result<Page>, after: string | null): Fetched {
  return result.ok
    ? { next: result.data.next, isDone: true, problem: null }
    : { next: after, isDone: true, problem: result.problem }
}
