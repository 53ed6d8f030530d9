'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { BODY_LIMIT } from '@/lib/annotations/limits'
import { bareProblem } from '@/lib/client/api'
import { isEmptyDraft } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { endFocusWay } from '@/lib/client/focus-way'
import { useRoom, useRoomState } from '@/lib/client/room'
import { recoverBody } from '@/lib/documents/recover-body'
import type { Problem } from '@/lib/errors/problem'
import { showToast } from '@/components/ui/show-toast'
import { BodyEditor } from '@/components/editor/body-editor'
import { ComposerBar } from './composer-bar'
import { ComposerNotice } from './composer-notice'
import { ComposerPassages } from './composer-passages'
import { focusAfterFold } from './focus-after-fold'
import { TagInput } from './tag-input'
import { useAudience } from './use-audience'
import { useSuggests } from './use-suggests'
import { OverlapOffer } from './overlap-offer'
import styles from './annotation-composer.module.css'

/** Where an annotation is written. Escape and a click outside fold it; its words are kept at every key. */
export function AnnotationComposer({ draft }: { draft: Draft }) {
  const { composing, changing, store } = useRoom()
  const { id, place } = draft
  const noticeId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [taken, setTaken] = useState<Draft | null>(null)
  const label = useLabel(draft)
  const audience = useAudience(draft)
  const suggests = useSuggests(draft, audience.chosen)
  const isBare = useRoomState(({ ledger }) => ledger.rows.get(id)?.motivation === 'highlighting')
  const isWanted = useRoomState((state) => state.doesComposerFocus)
  const takesFocus = useRoomState(({ focusing }) => focusing?.to === 'composer' && focusing.id === id)
  const status = useDraftStatus(draft)
  const problem = useRoomState(({ problems }) => problems.get(id))
  const isAdding = useRoomState(({ adding }) => adding === id)
  useFoldOutside(form, isAdding ? null : composing.collapse)
  useInView(form, isWanted || problem !== undefined, problem)

  /** What was typed before there was a place for it; null when the reader has gone elsewhere meanwhile. */
  function arrive(): string | null {
    const { focusing } = store.getState()
    endFocusWay(store)
    return focusing?.to === 'composer' && focusing.id === id ? focusing.typed : null
  }

  function post() {
    if (!audience.mayPost) return
    const lacking = unfit(draft, isBare)
    if (lacking) return composing.explain(id, lacking)
    void changing.post({ ...draft, visibility: audience.chosen })
    focusAfterFold(draft, store)
  }

  function fold() {
    void composing.collapse()
    focusAfterFold(draft, store)
  }

  function discard() {
    void composing.discard(id)
    focusAfterFold(draft, store)
    if (isEmptyDraft(draft)) return
    showToast({ text: 'Draft discarded', action: { label: 'Undo', run: () => composing.bringBack(draft) } })
  }

  return (
    <form
      ref={form}
      className={styles.composer}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        void post()
      }}
    >
      <ComposerPassages draft={draft} />
      {place.kind === 'passage' && <OverlapOffer id={id} range={place.range} />}
      {place.kind === 'document' && <p className={styles.on}>On the whole text</p>}
      <div className={styles.words} hidden={isAdding}>
        <BodyEditor
          key={taken === null ? 'own' : taken.number}
          initial={recoverBody(taken?.body ?? draft.body, draft.text)}
          label={label}
          placeholder={place.kind === 'reply' ? 'Write a reply' : 'Write an annotation'}
          onChange={(body, text) => composing.write(id, body, text)}
          onPost={post}
          onEscape={fold}
          takesFocus={takesFocus}
          onArrive={arrive}
          describedBy={noticeId}
          suggests={suggests}
          status={status}
        />
        <ComposerNotice id={noticeId} draft={draft} onTake={setTaken} />
        <TagInput tags={draft.tags} onChange={(tags) => composing.choose(id, { tags })} onEscape={fold} />
        <ComposerBar draft={draft} audience={audience} onDiscard={discard} />
      </div>
    </form>
  )
}

function useLabel({ place }: Draft): string {
  const parentId = place.kind === 'reply' ? place.parentId : null
  const name = useRoomState(({ ledger }) => (parentId ? ledger.shown.get(parentId)?.author?.name : null))
  if (place.kind === 'edit') return 'Edit your annotation'
  if (place.kind === 'reply') return `Reply to ${name ?? 'this annotation'}`
  return place.kind === 'document' ? 'Annotation on the whole text' : 'Annotation on the selected passage'
}

function useDraftStatus(draft: Draft): string {
  const areKept = useRoomState((state) => state.areDraftsKept)
  const isSignedIn = useRoomState((state) => state.viewer.userId !== null)
  if (isEmptyDraft(draft) || !isSignedIn) return ''
  if (draft.isSaved) return 'Draft saved'
  return areKept ? 'Draft saved on this device' : 'Draft not saved on this device'
}

/** What can be told without asking the server. A highlight needs no words. */
function unfit(draft: Draft, isBare: boolean): Problem | null {
  const wrong = (message: string, limit?: number): Problem => ({
    ...bareProblem('invalid_input'),
    fields: [{ path: 'body', message, ...(limit === undefined ? {} : { limit }) }],
  })
  if (!isBare && draft.text.trim() === '') return wrong('body_missing')
  return draft.text.length > BODY_LIMIT ? wrong('too_long', BODY_LIMIT) : null
}

/** Once the margin has put it in its place, the whole composer is brought into view; again when it has news. */
function useInView(form: React.RefObject<HTMLElement | null>, isWanted: boolean, news: unknown): void {
  useEffect(() => {
    if (!isWanted) return
    const timer = setTimeout(() => form.current?.scrollIntoView({ block: 'nearest' }), PLACED_MS)
    return () => clearTimeout(timer)
  }, [form, isWanted, news])
}

/** In ms: the margin places its cards in the frame after they are drawn, and moves them for 120 ms. */
const PLACED_MS = 180

/** Toasts belong to the page: answering one is no click elsewhere. Null while the next click is meant for the text. */
function useFoldOutside(form: React.RefObject<HTMLElement | null>, fold: (() => void) | null): void {
  useEffect(() => {
    if (!fold) return
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || form.current?.contains(target)) return
      if (!target.closest('output, [role=status], [popover]')) fold()
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [form, fold])
}
