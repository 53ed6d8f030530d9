'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { FirstOpen, RoomState } from '@/lib/client/annotation-store'
import { deviceStorage, openDrafts } from '@/lib/client/drafts'
import { createRoom, RoomContext, useRoomState } from '@/lib/client/room'
import type { Room } from '@/lib/client/room'
import { NARROW, useMedia } from '@/lib/client/use-media'
import type { Snapshot } from '@/lib/realtime/snapshot'
import { loadComposer } from '@/components/annotations/draft-slot'
import { DocumentNotes } from './document-notes'
import { Margin } from './margin'
import { ReaderStatus } from './reader-status'
import { RoomTools } from './room-tools'
import { useHash } from './use-hash'
import { useLive } from './use-live'
import { useStage } from './use-stage'
import styles from './room.module.css'

const RoomControls = lazy(async () => ({ default: (await import('./room-controls')).RoomControls }))
const RoomPanels = lazy(async () => ({ default: (await import('./room-panels')).RoomPanels }))

export type ReadingRoomProps = {
  snapshot: Snapshot
  /** The thread that a permalink opens. */
  first: FirstOpen | null
  /** False where the server has marked the passages in the HTML. */
  isPainted: boolean
  nextHref: string | null
  signInHref: string
  /** What the server has written: the head, the text with its first painting, the first placing of the cards. */
  head: ReactNode
  text: ReactNode
  placing: ReactNode
}

/** The one client island of the reading page: store, stream, layout. */
export function ReadingRoom(props: ReadingRoomProps) {
  const { snapshot, first, signInHref } = props
  const [room] = useState(() => createRoom({ snapshot, first, signInHref, box: boxOf(snapshot) }))
  return (
    <RoomContext value={room}>
      <Layout {...props} room={room} />
    </RoomContext>
  )
}

type LayoutProps = ReadingRoomProps & { room: Room }

/** In ms after the page has come to life: the editor is there before most people want to write. */
const COMPOSER_MS = 4_000

function Layout({ room, snapshot, first, isPainted, nextHref, head, text, placing }: LayoutProps) {
  const [words, say] = useState('')
  const isNarrow = useMedia(NARROW)
  const hasPanel = useRoomState((state) => state.panel !== null || (isNarrow && hasSheet(state)))
  const isCovered = useRoomState(({ panel }) => panel !== null)
  const stage = useStage(room, { isPainted, say })
  useLive(room, snapshot.cursor, say)
  useHash(stage)
  useEffect(() => {
    if (first) room.navigating.open(rootOf(first), 'link', first.id)
    const timer = setTimeout(() => void loadComposer(), COMPOSER_MS)
    return () => clearTimeout(timer)
  }, [room, first])
  return (
    <>
      <main id="main" tabIndex={-1} className={styles.room} data-ready={stage ? '' : undefined}>
        <div className={styles.head}>
          {head}
          <RoomTools />
          <DocumentNotes isNarrow={isNarrow} />
        </div>
        <div className={styles.text}>
          {text}
          {stage && (
            <Suspense>
              <RoomControls stage={stage} isNarrow={isNarrow} />
            </Suspense>
          )}
        </div>
        <div className={styles.beside} data-covered={isCovered ? '' : undefined}>
          {!(stage && isNarrow) && <Margin stage={stage} nextHref={nextHref} />}
        </div>
        {placing}
      </main>
      {hasPanel && (
        <Suspense>
          <RoomPanels isNarrow={isNarrow} />
        </Suspense>
      )}
      <ReaderStatus words={words} />
    </>
  )
}

/** On a phone: an open thread, an unfolded composer or a folded draft. */
function hasSheet({ open, drafts }: RoomState): boolean {
  return open !== null || drafts.size > 0
}

function rootOf({ id, thread }: FirstOpen) {
  return thread.find((one) => one.thread !== null)?.id ?? id
}

/** Only somebody who is signed in has drafts, and only in a browser. */
function boxOf({ viewer, reading }: Snapshot) {
  if (viewer.userId === null || typeof window === 'undefined') return null
  return openDrafts(deviceStorage(), { userId: viewer.userId, readingId: reading.id })
}
