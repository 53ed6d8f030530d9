'use client'

import { Suspense, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { FirstOpen, RoomState } from '@/lib/client/annotation-store'
import { createRoom, RoomContext, useRoomState } from '@/lib/client/room'
import type { Room } from '@/lib/client/room'
import { NARROW, useMedia } from '@/lib/client/use-media'
import type { Preferences } from '@/lib/notifications/preference'
import type { Snapshot } from '@/lib/realtime/snapshot'
import { loadComposer } from '@/components/annotations/draft-slot'
import { loadProblemText } from '@/components/annotations/problem-text'
import { lazyPart } from '@/components/ui/lazy-part'
import { DocumentNotes } from './document-notes'
import { loadSettings } from './header-controls'
import { KeptNotice } from './kept-notice'
import { Margin } from './margin'
import { loadThreadView } from './margin-thread'
import { ReaderStatus } from './reader-status'
import { RoomTools } from './room-tools'
import { useLive } from './use-live'
import { useStage } from './use-stage'
import { useUnreadTitle } from './use-unread-title'
import styles from './room.module.css'

const loadPanels = async () => (await import('./room-panels')).RoomPanels

const RoomControls = lazyPart(async () => (await import('./room-controls')).RoomControls, Nothing)
const DensityStrip = lazyPart(async () => (await import('./density-strip')).DensityStrip, Nothing)
const RoomPanels = lazyPart(loadPanels, Nothing)

export type ReadingRoomProps = {
  snapshot: Snapshot
  /** The thread that a permalink opens. */
  first: FirstOpen | null
  /** False where the server has marked the passages in the HTML. */
  isPainted: boolean
  /** The way the text runs. */
  direction: 'ltr' | 'rtl'
  nextHref: string | null
  /** Whether the text has headings to go to. */
  hasContents: boolean
  preferences: Preferences
  signInHref: string
  /** What the server has written: the bar over the page, the head, the text with its first painting, the first placing of the cards. */
  header: ReactNode
  head: ReactNode
  text: ReactNode
  placing: ReactNode
}

/** The one client island of the reading page: store, stream, layout. */
export function ReadingRoom(props: ReadingRoomProps) {
  const { snapshot, first, preferences, signInHref } = props
  const [room] = useState(() => createRoom({ snapshot, first, preferences, signInHref }))
  return (
    <RoomContext value={room}>
      <Layout {...props} room={room} />
    </RoomContext>
  )
}

type LayoutProps = ReadingRoomProps & { room: Room }

function Layout(props: LayoutProps) {
  const { room, snapshot, first, isPainted, direction, nextHref, hasContents, header, head, text, placing } =
    props
  const [words, say] = useState('')
  const isNarrow = useMedia(NARROW)
  const hasPanel = useRoomState((state) => state.panel !== null || (isNarrow && hasSheet(state)))
  const isCovered = useRoomState(({ panel }) => panel !== null)
  const ready = useStage(room, { isPainted, say })
  const stage = ready?.stage ?? null
  useUnreadTitle()
  useLive(room, snapshot.cursor, say)
  useEffect(() => {
    if (first) void room.navigating.open(rootOf(first), 'link', first.id)
  }, [room, first])
  useEffect(() => {
    if (stage) return fetchAhead()
  }, [stage])
  return (
    <>
      {header}
      <main
        id="main"
        tabIndex={-1}
        className={styles.room}
        data-text={direction}
        data-ready={stage ? '' : undefined}
      >
        <div className={styles.head}>
          {head}
          <RoomTools hasContents={hasContents} />
          <DocumentNotes isNarrow={isNarrow} />
        </div>
        <div className={styles.text}>
          {text}
          {ready && (
            <Suspense>
              <RoomControls stage={ready.stage} keys={ready.keys} isNarrow={isNarrow} />
            </Suspense>
          )}
        </div>
        <div className={styles.between}>
          {stage && (
            <Suspense>
              <DensityStrip stage={stage} />
            </Suspense>
          )}
        </div>
        <div className={styles.beside} data-covered={isCovered ? '' : undefined}>
          {!(stage && isNarrow) && <Margin layout={ready?.layout ?? null} nextHref={nextHref} />}
        </div>
        {placing}
      </main>
      {hasPanel && (
        <Suspense>
          <RoomPanels isNarrow={isNarrow} />
        </Suspense>
      )}
      <ReaderStatus words={words} />
      <KeptNotice />
    </>
  )
}

/** On a phone: an open thread, an unfolded composer, a folded draft, or what was not posted. */
function hasSheet({ open, drafts, ledger }: RoomState): boolean {
  return open !== null || drafts.size > 0 || ledger.overlay.size > 0
}

function rootOf({ id, thread }: FirstOpen) {
  return thread.find((one) => one.thread !== null)?.id ?? id
}

/** In ms after the article came to life: reading comes first, and few people click or write sooner. */
const AHEAD_MS = 600
const EDITOR_AHEAD_MS = 4_000

/** Fetches what a click or a failure will ask for; what cannot be fetched now is asked for again when it is drawn. */
function fetchAhead(): () => void {
  const parts = () =>
    void Promise.allSettled([loadThreadView(), loadProblemText(), loadPanels(), loadSettings()])
  const editor = () => void Promise.allSettled([loadComposer()])
  const timers = [setTimeout(parts, AHEAD_MS), setTimeout(editor, EDITOR_AHEAD_MS)]
  return () => timers.forEach(clearTimeout)
}

/** Without them the text can still be read. */
function Nothing() {
  return null
}
