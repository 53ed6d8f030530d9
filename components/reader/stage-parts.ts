import { endFocusWay } from '@/lib/client/focus-way'
import type { Room } from '@/lib/client/room'
import { RoomKeys } from '@/lib/client/room-keys'
import { MarginLayout } from '@/lib/client/margin-layout'
import { Stage } from '@/lib/client/stage'
import { speakThreads } from '@/lib/client/speak-threads'
import { loadSurface } from '@/lib/client/surface/load-surface'
import type { Surface } from '@/lib/client/surface/mount-surface'
import { walk } from '@/lib/client/surface/walk'
import type { Place } from '@/lib/client/surface/walk'
import { threadsAt, wireArticle } from '@/lib/client/wire-article'
import { countThreadsAndUnread } from '@/lib/messages/counts'
import type { AnnotationId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { StageOptions } from './use-stage'

/** Everything about the article that the first screen can do without; fetched in one piece. */
export function setUpStage(room: Room, root: HTMLElement, { isPainted, say }: StageOptions) {
  const stage = new Stage(root)
  const { language } = room.store.getState().reading
  const stopWiring = wireArticle(room, stage, { isPainted })
  const keys = new RoomKeys(window)
  const onMove = (place: Place) => {
    endFocusWay(room.store)
    say(describe(room, place))
  }
  const stopWalking = walk(stage.blocks, { language, onMove, inTurn: (act) => keys.inTurn(act) })
  const { viewer, facts } = room.store.getState()
  const mountsEditor = isPainted && can(viewer, 'reading:note', facts)
  const spoken = speakThreads(room, stage)
  // Not before an editor has taken over the article as the server wrote it.
  const onMount = ({ drawAsides }: Surface) => spoken.drawWith(drawAsides)
  const onNone = () => spoken.drawWith()
  const unload = mountsEditor ? loadSurface(root, { onMount, onNone }) : null
  if (!mountsEditor) onNone()
  const stop = () => {
    spoken.stop()
    unload?.()
    stopWalking()
    keys.stop()
    stopWiring()
  }
  return { stage, layout: new MarginLayout(stage, room.told), keys, stop }
}

/** "Paragraph 7, 3 threads": what is under the selection that the keyboard has made. */
function describe({ store }: Room, { level, range, paragraph }: Place): string {
  const ids = new Set<string>()
  const { ledger, unread } = store.getState()
  for (const { id, start, end } of ledger.shownAnchors) {
    if (start < range.end && end > range.start) ids.add(id)
  }
  const where = level === 'paragraph' && paragraph !== null ? `Paragraph ${paragraph}, ` : ''
  const here = threadsAt(store.getState(), range.start)
  if (ids.size === 0) return where === '' ? '' : `${where}no threads`
  const news = [...ids].filter((id) => unread.threads.has(id as AnnotationId)).length
  return `${where}${countThreadsAndUnread(ids.size, news)}${here.length > 0 ? ', S opens' : ''}`
}
