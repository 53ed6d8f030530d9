'use client'

import { Suspense, useEffect, useState } from 'react'
import { keepFocus } from '@/lib/client/keep-focus'
import { createApi } from '@/lib/client/api'
import { keepPosition } from '@/lib/client/keep-position'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { RoomKeys } from '@/lib/client/room-keys'
import type { Stage } from '@/lib/client/stage'
import { useSelected } from '@/lib/client/use-selected'
import type { Selected } from '@/lib/client/use-selected'
import { wireContents } from '@/lib/client/wire-contents'
import { threadsAt } from '@/lib/client/wire-article'
import { lazyPart } from '@/components/ui/lazy-part'
import { PrintedRoom } from './printed-room'
import { ResumeNotice } from './resume-notice'
import { SelectionToolbar } from './selection-toolbar'
import { useHash } from './use-hash'
import { useComposedPassage } from './use-composed-passage'
import { useOpenThread } from './use-open-thread'
import { useRoomKeys } from './use-room-keys'
import { useShownPassage } from './use-shown-passage'
import { useStillText } from './use-still-text'

const ShortcutsDialog = lazyPart(async () => (await import('./shortcuts-dialog')).ShortcutsDialog, NotFetched)

type Props = { stage: Stage; keys: RoomKeys; isNarrow: boolean }

/** The room's keys, and the toolbar over a selection; fetched once the article can be measured. */
export function RoomControls({ stage, keys, isNarrow }: Props) {
  const { store } = useRoom()
  const areKeysShown = useRoomState((state) => state.areKeysShown)
  const selected = useSelected(stage)
  const [dismissed, setDismissed] = useState<Selected | null>(null)
  useEffect(() => keepFocus(store, stage.root), [store, stage])
  // From now on keys, wheel and printing are heard.
  useEffect(() => stage.root.closest('main')?.setAttribute('data-alive', ''), [stage])
  useEffect(() => {
    const contents = document.getElementById('contents')
    return contents ? wireContents(contents, stage) : undefined
  }, [stage])
  const readingId = useRoomState(({ reading }) => reading.id)
  const hasAccount = useRoomState(({ viewer }) => viewer.userId !== null)
  useEffect(
    () => (hasAccount ? keepPosition({ stage, readingId, send: createApi() }) : undefined),
    [stage, readingId, hasAccount],
  )
  useHash(stage)
  useOpenThread(stage, isNarrow)
  useComposedPassage(stage, isNarrow)
  useShownPassage(stage)
  useStillText(stage)
  useRoomKeys(keys, stage, (offset) => threadsAt(store.getState(), offset))
  return (
    <>
      <ResumeNotice />
      <PrintedRoom stage={stage} />
      {selected && selected !== dismissed && (
        <SelectionToolbar stage={stage} selected={selected} onDismiss={() => setDismissed(selected)} />
      )}
      {areKeysShown && (
        <Suspense>
          <ShortcutsDialog />
        </Suspense>
      )}
    </>
  )
}

function NotFetched() {
  return <p role="alert">The keys could not be fetched. Reload the page when the connection is back.</p>
}
