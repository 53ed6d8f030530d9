import type { Annotation } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { AnnotationStore, RoomState } from '@/lib/client/annotation-store'
import { countArrivals, countMentions } from '@/lib/client/arrivals'
import type { Composing } from '@/lib/client/composing'
import type { DraftSync } from '@/lib/client/draft-sync'
import { deviceStorage } from '@/lib/client/device-storage'
import { forgetAccount } from '@/lib/client/drafts'
import { setBell } from '@/lib/client/bell'
import { followEvents } from '@/lib/client/event-stream'
import { onLeft } from '@/lib/client/left-account'
import type { Ledger } from '@/lib/client/ledger'
import type { Loading } from '@/lib/client/loading'
import type { Outbox } from '@/lib/client/outbox'
import type { Seeing } from '@/lib/client/seeing'
import { takeArrival } from '@/lib/client/take-frame'
import { arrivalsLabel } from '@/lib/messages/arrivals'
import type { Frame } from '@/lib/realtime/frame'

const ARRIVED: Record<Motivation, string> = {
  commenting: 'annotated a passage',
  highlighting: 'highlighted a passage',
  questioning: 'asked a question',
  replying: 'replied',
}

type Tools = {
  store: AnnotationStore
  composing: Composing
  loading: Loading
  sync: DraftSync
  outbox: Outbox
  seeing: Seeing
}

/** What brings a room to life. */
export type Live = ReturnType<typeof createLive>

/** The live side of one room. */
export function createLive({ store, composing, loading, sync, outbox, seeing }: Tools) {
  function take(frame: Frame, say: (words: string) => void): void {
    if (frame.kind === 'bell') return setBell(frame)
    const { viewer, ledger, drafts } = store.getState()
    const wasKnown = isPlaced(frame, ledger)
    takeArrival(store, frame)
    seeing.hear(frame, wasKnown)
    if (frame.kind === 'upsert') {
      composing.bindToStored(frame.annotation)
      // Posted on another device; what this one has saved since is offered again.
      const { id } = frame.annotation
      const now = store.getState()
      if (drafts.has(id) && !now.drafts.has(id) && now.posted !== id) void sync.fetchAll()
      if (!ledger.rows.has(id) && !ledger.shown.has(id)) {
        void announce(frame.annotation, say)
      }
    }
    const isOut = viewer.userId !== null && store.getState().viewer.userId === null
    if (isOut) store.setState({ connection: 'signed_out' })
  }

  /** Says that something has arrived, unless it is by somebody whom this reader has muted. */
  async function announce(annotation: Annotation, say: (words: string) => void): Promise<void> {
    const isOwn = annotation.facts.annotation.authorIsViewer
    if (isOwn || !(await loading.arrived(annotation.id))) say(arrival(annotation, store.getState()))
  }

  /** Signed out in another page: this one keeps none of their words either, neither on the device nor in memory. */
  function left(userId: string): void {
    forgetAccount(deviceStorage(), userId)
    sync.leave()
    composing.leave()
  }

  return {
    /**
     * Fetches all anchors, offers unsent drafts of any device again, and takes over what others post as it arrives, from a cursor on.
     * `say` is told what is worth hearing. Returns what ends it.
     */
    start: (cursor: string, say: (words: string) => void): (() => void) => {
      void loading.anchors()
      const { userId } = store.getState().viewer
      const stopLeaving = userId === null ? () => undefined : onLeft(userId, () => left(userId))
      composing.recover()
      const stopPosting = outbox.start()
      const stopSaving = sync.start()
      const stopSeeing = seeing.start()
      const stop = followEvents({
        readingId: store.getState().reading.id,
        userId,
        cursor,
        onFrame: (frame) => take(frame, say),
        onReset: loading.restart,
        onState: (connection) => store.setState({ connection }),
        askWhy: loading.askWhy,
      })
      return () => {
        stop()
        stopLeaving()
        stopSaving()
        stopPosting()
        stopSeeing()
        loading.stop()
      }
    },
  }
}

/** True when a frame is about what stands here, itself or by its thread's ids. */
function isPlaced(frame: Frame, { rows }: Ledger): boolean {
  if (frame.kind !== 'upsert') return false
  const { id, rootId } = frame.annotation
  return rows.has(id) || rows.get(rootId)?.thread?.replyIds.includes(id) === true
}

/** Nothing of one's own: that has been said already, or was written in another window. With how much waits when this does. */
function arrival({ id, author, motivation, facts }: Annotation, room: RoomState): string {
  if (!author || facts.annotation.authorIsViewer) return ''
  const words = `${author.name} ${ARRIVED[motivation]}`
  const count = room.ledger.waiting.has(id) ? countArrivals(room) : 0
  return count === 0 ? words : `${words}, ${arrivalsLabel(count, countMentions(room))}`
}
