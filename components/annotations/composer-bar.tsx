'use client'

import { ChevronDown, Trash2 } from 'lucide-react'
import type { Visibility } from '@/lib/annotations/visibility'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { audienceInWords, audienceLabel } from '@/lib/annotations/audience-label'
import type { Draft } from '@/lib/client/draft'
import { useRoom, useRoomState } from '@/lib/client/room'
import { reasonText } from '@/lib/messages/format'
import { Button } from '@/components/ui/button'
import type { Audience } from './use-audience'
import styles from './annotation-composer.module.css'

type Props = { draft: Draft; audience: Audience; onDiscard: () => void }

/** Below the words: why they cannot be posted, or not to everybody; what they are, discarding them, and posting them, which says to whom. */
export function ComposerBar({ draft, audience, onDiscard }: Props) {
  const { place } = draft
  return (
    <>
      <output className={styles.on}>{audience.reason !== null && reasonText(audience.reason)}</output>
      <div className={styles.bar}>
        <MotivationSelect draft={draft} />
        <Button
          icon
          className={styles.discard}
          aria-label={place.kind === 'edit' ? 'Discard the changes' : 'Discard the draft'}
          onClick={onDiscard}
        >
          <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        {audience.mayPost && <PostButton draft={draft} audience={audience} />}
      </div>
    </>
  )
}

function PostButton({ draft, audience: { choices, chosen } }: Omit<Props, 'onDiscard'>) {
  const { composing } = useRoom()
  const group = useRoomState(({ reading }) => reading.group)
  const before = useRoomState(({ ledger }) => ledger.rows.get(draft.id)?.visibility)
  const words = audienceInWords(chosen, group)
  const isWidened = before !== undefined && before !== chosen
  const label =
    draft.place.kind !== 'edit' ? `Post to ${words}` : isWidened ? `Save and post to ${words}` : 'Save'
  return (
    <span className={styles.post}>
      <Button type="submit" look="main">
        {label}
      </Button>
      {choices.length > 1 && (
        <span className={styles.audience}>
          <ChevronDown size={16} strokeWidth={2} aria-hidden="true" />
          <select
            aria-label="Who sees it"
            value={chosen}
            onChange={({ target }) => {
              const visibility = VISIBILITIES.find((one): one is Visibility => one === target.value)
              if (visibility) void composing.choose(draft.id, { visibility })
            }}
          >
            {choices.map((visibility) => (
              <option key={visibility} value={visibility}>
                {audienceLabel(visibility, group)}
              </option>
            ))}
          </select>
        </span>
      )}
    </span>
  )
}

function MotivationSelect({ draft: { id, place, motivation } }: { draft: Draft }) {
  const { composing } = useRoom()
  const isReply = useRoomState(({ ledger }) => ledger.shown.get(id)?.motivation === 'replying')
  if (place.kind === 'reply' || isReply) return null
  return (
    <select
      className={styles.motivation}
      aria-label="What it is"
      value={motivation}
      onChange={({ target }) =>
        composing.choose(id, { motivation: target.value === 'questioning' ? 'questioning' : 'commenting' })
      }
    >
      <option value="commenting">Comment</option>
      <option value="questioning">Question</option>
    </select>
  )
}
