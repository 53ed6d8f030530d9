import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import type { AnnotationStore, FirstOpen, RoomState } from '@/lib/client/annotation-store'
import { deferred } from '@/lib/client/deferred'
import type { Deferred } from '@/lib/client/deferred'
import { paintFirst } from '@/lib/client/paint-first'
import type { Told } from '@/lib/client/paint-first'
import type { RoomActions } from '@/lib/client/room-actions'
import type { Preferences } from '@/lib/notifications/preference'
import type { Snapshot } from '@/lib/realtime/snapshot'

/** One open reading: what is known of it, and what can be done, which is fetched after the first screen. */
export type Room = { [K in keyof RoomActions]: Deferred<RoomActions[K]> } & {
  store: AnnotationStore
  /** The store as components hear of it: after the highlights are painted. */
  told: Told
  /** Ends when the actions are there: from then on each acts before its call returns. */
  acting: () => Promise<void>
  /** The path that signs a reader in and leads back here. */
  signInHref: string
}

/** What a room starts from. */
export type RoomStart = {
  snapshot: Snapshot
  first: FirstOpen | null
  preferences: Preferences
  signInHref: string
}

/** Puts a room together; nothing is fetched yet. */
export function createRoom({ snapshot, first, preferences, signInHref }: RoomStart): Room {
  const store = createAnnotationStore(snapshot, first, preferences)
  let actions: RoomActions | null = null
  let loading: Promise<RoomActions> | null = null
  const load = () =>
    (loading ??= import('@/lib/client/room-actions').then(({ createActions }) => {
      actions = createActions(store)
      return actions
    }))
  const part = <K extends keyof RoomActions>(key: K) =>
    deferred<RoomActions[K]>(
      async () => (await load())[key],
      () => actions?.[key] ?? null,
    )
  return {
    store,
    told: paintFirst(store),
    acting: async () => void (await load()),
    signInHref,
    composing: part('composing'),
    changing: part('changing'),
    loading: part('loading'),
    navigating: part('navigating'),
    live: part('live'),
    suggesting: part('suggesting'),
    preferring: part('preferring'),
    filtering: part('filtering'),
    seeing: part('seeing'),
  }
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
  return useStore(useRoom().told, select)
}
