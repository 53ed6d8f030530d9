'use client'

import { ChevronDown, ChevronUp, MessageSquareDot, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { threadOf } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { rootsOf } from '@/lib/client/ledger'
import { useRoom, useRoomState } from '@/lib/client/room'
import { withSeparators } from '@/lib/messages/counts'
import type { AnnotationId } from '@/lib/ids'
import { DraftSlot } from '@/components/annotations/draft-slot'
import { ThreadView } from '@/components/annotations/thread-view'
import { Button } from '@/components/ui/button'
import { HereButton } from './here-button'
import { useReturnedFocus } from './use-returned-focus'
import { useUnreadSteps } from './use-unread-steps'
import styles from './thread-panel.module.css'

/** On a phone: the open thread, or the composer of a passage, at the bottom. The passage stays in sight above it. */
export function ThreadSheet() {
  const open = useRoomState((state) => state.open)
  const draft = useRoomState(({ composing, drafts }) => (composing ? drafts.get(composing) : undefined))
  if (draft && isOfText(draft)) return <ComposerSheet draft={draft} />
  return open ? <OpenSheet id={open.rootId} /> : null
}

function OpenSheet({ id }: { id: AnnotationId }) {
  const { navigating } = useRoom()
  const roots = useRoomState(({ ledger }) => rootsOf(ledger))
  const at = roots.indexOf(id)
  const hasNews = useRoomState(({ unread }) => unread.count > 0)
  const step = useUnreadSteps()
  return (
    <Sheet
      title={at < 0 ? 'Thread' : `${withSeparators(at + 1)} of ${withSeparators(roots.length)}`}
      controls={
        <>
          {hasNews && (
            <Button icon aria-label="Next unread" onClick={() => step(1)}>
              <MessageSquareDot size={20} aria-hidden="true" />
            </Button>
          )}
          <Button icon aria-label="Previous thread" disabled={at <= 0} onClick={() => navigating.step(-1, 0)}>
            <ChevronUp size={20} aria-hidden="true" />
          </Button>
          <Button
            icon
            aria-label="Next thread"
            disabled={at < 0 || at === roots.length - 1}
            onClick={() => navigating.step(1, 0)}
          >
            <ChevronDown size={20} aria-hidden="true" />
          </Button>
          <Button icon aria-label="Close" onClick={navigating.close}>
            <X size={20} aria-hidden="true" />
          </Button>
        </>
      }
    >
      <div data-thread={id} key={id}>
        <ThreadView id={id} quoted bare>
          <HereButton id={id} />
        </ThreadView>
      </div>
    </Sheet>
  )
}

function ComposerSheet({ draft }: { draft: Draft }) {
  const { composing } = useRoom()
  return (
    <Sheet
      title="Annotate"
      controls={
        <Button icon aria-label="Fold the draft" onClick={composing.collapse}>
          <ChevronDown size={20} aria-hidden="true" />
        </Button>
      }
    >
      <DraftSlot id={draft.id} />
    </Sheet>
  )
}

function Sheet({ title, controls, children }: { title: string; controls: ReactNode; children: ReactNode }) {
  const sheet = useRef<HTMLElement>(null)
  useReturnedFocus(sheet)
  return (
    <aside
      ref={sheet}
      className={`${styles.panel} ${styles.sheet}`}
      aria-label={title}
      tabIndex={-1}
      data-sheet=""
    >
      <div className={styles.grip} />
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {controls}
      </div>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}

function isOfText(draft: Draft): boolean {
  return threadOf(draft) === null
}
