import type { AnnotationStore, RoomState } from '@/lib/client/annotation-store'
import type { AnnotationId } from '@/lib/ids'

/**
 * The focus on its way to something that is not drawn yet. Whoever draws it takes the focus there; it stays where it is
 * when the reader puts it elsewhere meanwhile.
 */
export type FocusWay = {
  to: 'thread' | 'composer'
  /** The thread's root, or the draft; before there is a draft, the thread that will be answered. */
  id: AnnotationId
  /** What was typed on the way to a composer. */
  typed: string
}

/** The way to a thread or a composer, from its beginning. */
export function wayTo(to: FocusWay['to'], id: AnnotationId): FocusWay {
  return { to, id, typed: '' }
}

/** True while the focus is on its way to the thread that is open. */
export function isOnWayToThread({ focusing, open }: RoomState): boolean {
  return focusing?.to === 'thread' && focusing.id === open?.rootId
}

/** Ends the way: the focus is there, or goes nowhere. */
export function endFocusWay(store: AnnotationStore): void {
  if (store.getState().focusing !== null) store.setState({ focusing: null })
}
