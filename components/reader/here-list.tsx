'use client'

import { useEffect } from 'react'
import { useRoom } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'
import { countThreads } from '@/lib/messages/counts'
import { PanelList } from './panel-list'
import { ThreadPanel } from './thread-panel'

/** All threads at one place of the text, to choose from. */
export function HereList({ ids }: { ids: readonly AnnotationId[] }) {
  const { navigating, loading } = useRoom()
  useEffect(() => void loading.roots(ids), [loading, ids])
  return (
    <ThreadPanel title={`${countThreads(ids.length)} here`} onClose={() => navigating.list(null)}>
      <PanelList ids={ids} />
    </ThreadPanel>
  )
}
