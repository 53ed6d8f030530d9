import { annotationsApi } from '@/lib/client/annotations-api'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { createApi } from '@/lib/client/api'
import { createChanging } from '@/lib/client/changing'
import type { Changing } from '@/lib/client/changing'
import { createComposing } from '@/lib/client/composing'
import type { Composing } from '@/lib/client/composing'
import { createDraftSync } from '@/lib/client/draft-sync'
import { draftsApi } from '@/lib/client/drafts-api'
import { deviceStorage } from '@/lib/client/device-storage'
import { openDrafts } from '@/lib/client/drafts'
import { createLive } from '@/lib/client/live'
import type { Live } from '@/lib/client/live'
import { createLoading } from '@/lib/client/loading'
import type { Loading } from '@/lib/client/loading'
import { createNavigating } from '@/lib/client/navigating'
import type { Navigating } from '@/lib/client/navigating'
import { createSeeing } from '@/lib/client/seeing'
import type { Seeing } from '@/lib/client/seeing'
import { createSuggesting } from '@/lib/client/suggesting'
import type { Suggesting } from '@/lib/client/suggesting'
import { createOutbox } from '@/lib/client/outbox'
import { keepOnDevice } from '@/lib/client/device-cookie'
import { createFiltering } from '@/lib/client/filtering'
import type { Filtering } from '@/lib/client/filtering'
import { createPreferring } from '@/lib/client/preferring'
import type { Preferring } from '@/lib/client/preferring'

/** All that can be done in a room. */
export type RoomActions = {
  composing: Composing
  changing: Changing
  loading: Loading
  navigating: Navigating
  live: Live
  suggesting: Suggesting
  preferring: Preferring
  filtering: Filtering
  seeing: Seeing
}

/** Puts the actions of a room together; nothing is fetched yet. Only somebody who is signed in has drafts. */
export function createActions(store: AnnotationStore): RoomActions {
  const { viewer, reading } = store.getState()
  const { userId } = viewer
  const box = userId === null ? null : openDrafts(deviceStorage(), { userId, readingId: reading.id })
  const send = createApi({ userId })
  const api = annotationsApi(send)
  // Both need each other: what is written is saved, and what is saved is shown.
  const composing: Composing = createComposing(store, box, {
    touched: (id) => sync.touched(id),
    discarded: (draft) => sync.forget(draft),
  })
  const sync = createDraftSync({ store, api: draftsApi(send), composing, box })
  const loading = createLoading(store, api)
  const changing = createChanging({ store, api, composing })
  const navigating = createNavigating(store, loading)
  const seeing = createSeeing({ store, api, loading })
  const outbox = createOutbox({ store, changing })
  const live = createLive({ store, composing, loading, sync, outbox, seeing })
  const preferring = createPreferring(store, send, keepOnDevice)
  return {
    composing,
    changing,
    loading,
    navigating,
    live,
    preferring,
    seeing,
    filtering: createFiltering(store, api),
    suggesting: createSuggesting(store, api),
  }
}
