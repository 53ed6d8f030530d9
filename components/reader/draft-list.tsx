'use client'

import { Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Draft } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import { PassageQuote } from '@/components/annotations/passage-quote'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/show-toast'
import { ThreadPanel } from './thread-panel'
import { useGoToDraft } from './use-go-to-draft'
import styles from './draft-list.module.css'

/** One's own unsent drafts of this text, from any device, the one written last first. */
export function DraftList() {
  const { navigating } = useRoom()
  const drafts = useRoomState((state) => state.drafts)
  const ordered = useMemo(
    () =>
      [...drafts.values()]
        .filter(({ posting }) => posting === null)
        .sort((a, b) => b.touchedAt - a.touchedAt),
    [drafts],
  )
  return (
    <ThreadPanel title="Drafts" onClose={() => navigating.list(null)}>
      <p className={styles.quiet}>Seen by nobody else. They are here on every device you sign in on.</p>
      <ul className={styles.list}>
        {ordered.map((draft) => (
          <li key={draft.id}>
            <Entry draft={draft} />
          </li>
        ))}
      </ul>
      {ordered.length === 0 && <p className={styles.quiet}>No drafts. What you write is kept as you type.</p>}
    </ThreadPanel>
  )
}

function Entry({ draft }: { draft: Draft }) {
  const { composing } = useRoom()
  const goTo = useGoToDraft()
  const about = useAbout(draft)

  function discard() {
    void composing.discard(draft.id)
    showToast({ text: 'Draft discarded', action: { label: 'Undo', run: () => composing.bringBack(draft) } })
  }

  return (
    <div className={styles.entry}>
      {draft.place.kind === 'passage' && <PassageQuote quote={draft.place.selectors.quote.exact} />}
      {about !== '' && <p className={styles.quiet}>{about}</p>}
      <p className={styles.words} dir="auto">
        {draft.text}
      </p>
      <div className={styles.bar}>
        <Button look="line" onClick={() => goTo(draft)}>
          Go on writing
        </Button>
        <Button icon aria-label={`Discard the draft “${draft.text.slice(0, NAMED)}”`} onClick={discard}>
          <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </div>
    </div>
  )
}

/** How many characters of a draft stand in the name of its button. */
const NAMED = 40

/** What a draft is about, where no quote says it. */
function useAbout({ place }: Draft): string {
  const parentId = place.kind === 'reply' ? place.parentId : null
  const parent = useRoomState(({ ledger }) => (parentId ? ledger.shown.get(parentId)?.author?.name : null))
  switch (place.kind) {
    case 'passage':
      return ''
    case 'document':
      return 'On the whole text'
    case 'reply':
      return parent ? `Reply to ${parent}` : 'Reply'
    case 'edit':
      return 'Change of what you posted'
  }
}
