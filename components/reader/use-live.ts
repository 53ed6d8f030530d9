import { useEffect } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { takeFrame } from '@/lib/client/annotation-store'
import { followEvents } from '@/lib/client/event-stream'
import type { Room } from '@/lib/client/room'
import type { Frame } from '@/lib/realtime/frame'

/**
 * Brings a room to life: all anchors are fetched, unsent drafts offered again, and what others post is taken over as it
 * arrives. `say` is told what is worth hearing.
 */
export function useLive(room: Room, cursor: string, say: (words: string) => void): void {
  useEffect(() => {
    const { store, loading, composing } = room
    void loading.anchors()
    composing.recover()

    const take = (frame: Frame) => {
      const { viewer, ledger } = store.getState()
      takeFrame(store, frame)
      if (frame.kind === 'upsert') {
        composing.bindToStored(frame.annotation)
        const isNew = !ledger.shown.has(frame.annotation.id)
        if (isNew) say(arrival(frame.annotation))
      }
      const isOut = viewer.userId !== null && store.getState().viewer.userId === null
      if (isOut) store.setState({ connection: 'signed_out' })
    }

    const stop = followEvents({
      cursor,
      onFrame: take,
      onReset: loading.restart,
      onState: (connection) => store.setState({ connection }),
      isSignedIn: loading.isSignedIn,
    })
    return () => {
      stop()
      loading.stop()
    }
  }, [room, cursor, say])
}

/** Nothing of one's own: that has been said already, or was written in another window. */
function arrival({ author, motivation, facts }: Annotation): string {
  if (!author || facts.annotation.authorIsViewer) return ''
  if (motivation === 'replying') return `${author.name} replied`
  if (motivation === 'highlighting') return `${author.name} highlighted a passage`
  return motivation === 'questioning'
    ? `${author.name} asked a question`
    : `${author.name} annotated a passage`
}
