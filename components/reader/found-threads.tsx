'use client'

import { useEffect, useMemo, useState } from 'react'
import { useRoom } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { Button } from '@/components/ui/button'
import { PanelList } from './panel-list'

/** How many are fetched and drawn at once. */
const STEP = 30

/** Threads to choose from, however many there are: the first of them, and more when they are asked for. */
export function FoundThreads({ ids }: { ids: readonly AnnotationId[] }) {
  const { loading } = useRoom()
  const [count, setCount] = useState(STEP)
  const shown = useMemo(() => ids.slice(0, count), [ids, count])
  useEffect(() => void loading.roots(shown), [loading, shown])
  return (
    <>
      <PanelList ids={shown} />
      {ids.length > count && (
        <Button look="line" wide onClick={() => setCount(count + STEP)}>
          Show more
        </Button>
      )}
    </>
  )
}
