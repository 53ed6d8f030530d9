import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import type { AnnotationStore, FirstOpen, RoomState } from '@/lib/client/annotation-store'
import { annotationsApi } from '@/lib/client/annotations-api'
import { createApi } from '@/lib/client/api'
import { createChanging } from '@/lib/client/changing'
import type { Changing } from '@/lib/client/changing'
import { createComposing } from '@/lib/client/composing'
import type { Composing } from '@/lib/client/composing'
import type { DraftBox } from '@/lib/client/drafts'
import { createLoading } from '@/lib/client/loading'
import type { Loading } from '@/lib/client/loading'
import { createNavigating } from '@/lib/client/navigating'
import type { Navigating } from '@/lib/client/navigating'
import type { Snapshot } from '@/lib/realtime/snapshot'

/** One open reading: what is known of it, and what can be done. */
export type Room = {
  store: AnnotationStore
  composing: Composing
  changing: Changing
  loading: Loading
  navigating: Navigating
  /** The path that signs a reader in and leads back here. */
  signInHref: string
}

/** What a room starts from. `box` is null where no drafts are kept: on the server, and for the signed out. */
export type RoomStart = {
  snapshot: Snapshot
  first: FirstOpen | null
  box: DraftBox | null
  signInHref: string
}

/** Puts a room together; nothing is fetched yet. */
export function createRoom({ snapshot, first, box, signInHref }: RoomStart): Room {
  const store = createAnnotationStore(snapshot, first)
  const api = annotationsApi(createApi())
  const composing = createComposing(store, box)
  const loading = createLoading(store, api)
  const changing = createChanging({ store, api, composing })
  return { store, composing, changing, loading, navigating: createNavigating(store, loading), signInHref }
}

/** The room around a component; `reading-room.tsx` provides it. */
export const RoomContext = createContext<Room | null>(null)

/** The room around the calling component. Throws outside of one. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (room === null) throw new Error('Not inside a reading room')
  return room
}

/** Part of the room's state; the component is drawn again only when that part is another. */
export function useRoomState<T>(select: (state: RoomState) => T): T {
  return useStore(useRoom().store, select)
}
