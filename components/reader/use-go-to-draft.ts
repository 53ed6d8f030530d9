import type { Draft } from '@/lib/client/draft'
import { threadOf } from '@/lib/client/draft'
import { useRoom } from '@/lib/client/room'

/** Leads to the place of a draft, and unfolds its composer there. */
export function useGoToDraft(): (draft: Draft) => void {
  const { navigating, composing } = useRoom()
  return (draft) => {
    const rootId = threadOf(draft)
    if (rootId === null) void navigating.list(null)
    else void navigating.open(rootId, 'keys')
    void composing.unfold(draft.id)
  }
}
