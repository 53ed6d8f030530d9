import { useEffect, useMemo, useState } from 'react'
import { FLAG } from '@/lib/anchoring/packed'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { AnnotationId } from '@/lib/ids'

/** How the threads of a crowded place are listed. */
export const STACK_ORDERS = ['valued', 'newest', 'unread', 'mine'] as const
export type StackOrder = (typeof STACK_ORDERS)[number]

/**
 * The threads of one place in a chosen order. What came last and what is most valued the server knows, and nothing has to be
 * fetched for it; until it has answered, and for few threads, they stand as they were given.
 */
export function useStackOrder(ids: readonly AnnotationId[], isStack: boolean) {
  const { filtering, store } = useRoom()
  const anchors = useRoomState(({ ledger }) => ledger.anchors)
  const [order, setOrder] = useState<StackOrder>('valued')
  // What was unread when one looked stays in the list, also when it has been seen.
  const [unread, setUnread] = useState<ReadonlySet<AnnotationId>>(() => new Set())
  const [known, setKnown] = useState<ReadonlyMap<StackOrder, readonly AnnotationId[]>>(new Map())

  useEffect(() => {
    if (!isStack || order === 'mine' || order === 'unread') return
    let isGone = false
    void filtering.ordered(order).then((result) => {
      if (result && !isGone) setKnown((before) => new Map(before).set(order, result))
    })
    return () => {
      isGone = true
    }
  }, [filtering, isStack, order])

  const ordered = useMemo(() => {
    if (!isStack) return ids
    if (order === 'unread') return ids.filter((id) => unread.has(id))
    if (order === 'mine') {
      const own = new Set(anchors.filter(({ flags }) => flags & FLAG.own).map(({ id }) => id))
      return ids.filter((id) => own.has(id))
    }
    const place = new Map(known.get(order)?.map((id, i) => [id, i]))
    return ids.toSorted((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || 0)
  }, [ids, isStack, order, known, anchors, unread])

  function choose(next: StackOrder) {
    setUnread(store.getState().unread.threads)
    setOrder(next)
  }

  return { order: isStack ? order : null, ordered, choose }
}
