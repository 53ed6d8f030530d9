'use client'

import { useRoomState } from '@/lib/client/room'
import { DraftList } from './draft-list'
import { FilterPanel } from './filter-panel'
import { FoldedDrafts } from './folded-drafts'
import { HereList } from './here-list'
import { ResolvedList } from './resolved-list'
import { ThreadSheet } from './thread-sheet'

/** What floats over the room: a list of threads, or on a phone the sheet. */
export function RoomPanels({ isNarrow }: { isNarrow: boolean }) {
  const panel = useRoomState((state) => state.panel)
  const hasOpen = useRoomState(({ open, composing }) => open !== null || composing !== null)
  if (panel?.kind === 'resolved') return <ResolvedList />
  if (panel?.kind === 'drafts') return <DraftList />
  if (panel?.kind === 'filter') return <FilterPanel />
  if (panel?.kind === 'here') return <HereList ids={panel.ids} />
  if (!isNarrow) return null
  return (
    <>
      <ThreadSheet />
      {!hasOpen && <FoldedDrafts />}
    </>
  )
}
