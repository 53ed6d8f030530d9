'use client'

import { Suspense } from 'react'
import type { ReactNode } from 'react'
import { useRoomState } from '@/lib/client/room'
import { useAnnotation } from '@/lib/client/use-annotation'
import type { AnnotationId } from '@/lib/ids'
import { ThreadCard } from '@/components/annotations/thread-card'
import { lazyPart } from '@/components/ui/lazy-part'
import { HereButton } from './here-button'

/** Fetched ahead of the first click; on a permalink's page the server has drawn it already. */
export const loadThreadView = async () => (await import('@/components/annotations/thread-view')).ThreadView

const ThreadView = lazyPart<{ id: AnnotationId; children?: ReactNode }>(loadThreadView, () => (
  <p role="alert">This thread could not be fetched. Reload the page when the connection is back.</p>
))

/** A thread of the margin: its card, or the whole of it while it is open. */
export function MarginThread({ id, folded = false }: { id: AnnotationId; folded?: boolean }) {
  const root = useAnnotation(id)
  const isOpen = useRoomState(({ open }) => open?.rootId === id) && !folded
  if (!root) return null
  return isOpen ? (
    <Suspense fallback={<ThreadCard root={root} />}>
      <ThreadView id={id}>
        <HereButton id={id} />
      </ThreadView>
    </Suspense>
  ) : (
    <ThreadCard root={root} />
  )
}
