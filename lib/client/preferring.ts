import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { Send } from '@/lib/client/api'
import type { ReadingSettings } from '@/lib/auth/reading-settings'
import type { Problem } from '@/lib/errors/problem'
import type { Preferences } from '@/lib/notifications/preference'

/** A change of some preferences; of the reading settings only what is named changes. */
export type PreferencesChange = Partial<Omit<Preferences, 'reading'>> & { reading?: Partial<ReadingSettings> }

/** In ms: what is changed within this time of one another is sent in one request. */
const GATHER_MS = 500

/** Keeps what a reader without an account likes; given by whoever knows how a device keeps things. */
export type KeepOnDevice = (preferences: Preferences) => void

/** How the reader of a room comes to like it otherwise. */
export type Preferring = ReturnType<typeof createPreferring>

/** The preferences of one room. A change holds at once, and is kept with the account; signed out, by the device. */
export function createPreferring(store: AnnotationStore, send: Send, keepOnDevice: KeepOnDevice) {
  let waiting: PreferencesChange | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Sends what waits; also when the page is being left. Returns the problem that kept it from being kept. */
  async function flush(): Promise<Problem | null> {
    clearTimeout(timer)
    const body = waiting
    waiting = null
    if (body === null) return null
    const result = await send({ method: 'PATCH', path: '/api/preferences', body, keepalive: true })
    store.setState({ preferenceProblem: result.ok ? null : result.problem })
    return result.ok ? null : result.problem
  }

  function change(part: PreferencesChange): void {
    const { preferences, viewer } = store.getState()
    const next = merged(preferences, part)
    store.setState({ preferences: next, preferenceProblem: null })
    if (viewer.userId === null) return keepOnDevice(next)
    waiting = {
      ...waiting,
      ...part,
      ...(part.reading ? { reading: { ...waiting?.reading, ...part.reading } } : {}),
    }
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), GATHER_MS)
  }

  return { change, flush }
}

function merged(before: Preferences, { reading, ...rest }: PreferencesChange): Preferences {
  return { ...before, ...rest, reading: { ...before.reading, ...reading } }
}
