import { useEffect } from 'react'
import type { RefObject } from 'react'
import { endFocusWay, isOnWayToThread } from '@/lib/client/focus-way'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'

type Given = {
  id: AnnotationId
  section: RefObject<HTMLElement | null>
  isDrawn: boolean
  /** True within something that holds the focus while its threads change: then only a lost focus is taken. */
  isHeld: boolean
}

/** Takes the focus that is on its way to a thread, or to a reply in it, as soon as the thread is drawn. */
export function useArrivingFocus({ id, section, isDrawn, isHeld }: Given): void {
  const { store } = useRoom()
  const isMeant = useRoomState((state) => isOnWayToThread(state) && state.open?.rootId === id)
  useEffect(() => {
    const state = store.getState()
    if (!isMeant || !isDrawn || !isOnWayToThread(state) || state.open?.rootId !== id) return
    const { focusId } = state.open
    endFocusWay(store)
    const reply = focusId === id ? null : document.getElementById(`annotation-${focusId}`)
    if (reply) {
      reply.focus({ preventScroll: true })
      // A sheet scrolls within itself.
      if (isHeld) reply.scrollIntoView({ block: 'nearest' })
    } else if (!isHeld || document.activeElement === document.body) {
      section.current?.focus({ preventScroll: true })
    }
  }, [store, id, section, isMeant, isDrawn, isHeld])
}
