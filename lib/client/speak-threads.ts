import { threadsPerBlock } from '@/lib/anchoring/threads-per-block'
import type { RoomState } from '@/lib/client/annotation-store'
import type { Room } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import type { Block } from '@/lib/client/surface/blocks'
import { drawInto, SpokenButtons } from '@/lib/client/surface/spoken-buttons'
import type { DrawAsides, SpokenNames } from '@/lib/client/surface/spoken-buttons'
import { countThreadsAndUnread } from '@/lib/messages/counts'
import type { AnnotationId } from '@/lib/ids'

/** The spoken buttons of an article: `drawWith` says how they are drawn, without it as on an article without an editor. */
export type SpokenThreads = { drawWith: (draw?: DrawAsides) => void; stop: () => void }

/**
 * Gives each annotated block a spoken button, "Paragraph 7: 3 threads, 1 unread", that lists its threads with what they quote. As
 * long as highlights are off there are none.
 */
export function speakThreads({ store, navigating }: Room, stage: Stage): SpokenThreads {
  const { blocks } = stage
  const buttons = new SpokenButtons({
    onPress: (start) => {
      const block = blocks.all[blocks.indexAt(start)]
      const ids = block ? threadsIn(store.getState(), block) : []
      if (ids.length > 0) void navigating.list({ kind: 'here', ids })
    },
  })
  let before: RoomState | null = null
  const tell = (state: RoomState) => {
    const { ledger, unread, areMarksShown, hasAllAnchors } = state
    const isSame =
      before?.ledger.shownAnchors === ledger.shownAnchors &&
      before.unread.threads === unread.threads &&
      before.areMarksShown === areMarksShown
    if (!hasAllAnchors || (isSame && before?.hasAllAnchors)) return
    before = state
    buttons.show(() => (areMarksShown ? namesOf(stage, state) : new Map()))
  }
  tell(store.getState())
  const stopTelling = store.subscribe(tell)
  return {
    drawWith: (draw = drawInto(blocks)) => buttons.drawWith(draw),
    stop: () => {
      stopTelling()
      buttons.destroy()
    },
  }
}

function namesOf({ blocks }: Stage, { ledger, unread }: RoomState): SpokenNames {
  const counts = threadsPerBlock(blocks.all, ledger.shownAnchors)
  const news = ledger.shownAnchors.filter(({ id }) => unread.threads.has(id as AnnotationId))
  const unreadCounts = threadsPerBlock(blocks.all, news)
  return new Map(
    blocks.all.flatMap((block, i) => {
      const count = counts[i] ?? 0
      return count === 0
        ? []
        : [[block.start, `${placeOf(block)}${countThreadsAndUnread(count, unreadCounts[i] ?? 0)}`] as const]
    }),
  )
}

function placeOf({ element }: Block): string {
  const n = element.closest<HTMLElement>('[data-n]')?.dataset['n']
  if (n !== undefined) return `Paragraph ${n}: `
  return element.matches('h1, h2, h3, h4, h5, h6') ? 'Heading: ' : ''
}

function threadsIn({ ledger }: RoomState, { start, end }: Block): AnnotationId[] {
  const here = ledger.shownAnchors.filter((anchor) => anchor.start < end && anchor.end > start)
  return [...new Set(here.map(({ id }) => id as AnnotationId))]
}
