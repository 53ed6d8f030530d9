'use client'

import { CircleHelp, Highlighter, Link2, ListPlus, MessageSquarePlus, TextSelect } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import type { Selected } from '@/lib/client/use-selected'
import type { Stage } from '@/lib/client/stage'
import { selectRange } from '@/lib/client/surface/selection'
import { widen } from '@/lib/client/surface/widen'
import { placeToolbar } from './place-toolbar'
import { usePassageActions } from './use-passage-actions'
import styles from './selection-toolbar.module.css'

type Props = { stage: Stage; selected: Selected; onDismiss: () => void }

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const

/**
 * What can be done with the selected passage. It stands clear of the selection, and after the article in the order of
 * tabs; Alt+F10 leads to it as well, the arrows go through it, Escape sends it away.
 */
export function SelectionToolbar({ stage, selected, onDismiss }: Props) {
  const { signInHref } = useRoom()
  const bar = useRef<HTMLDivElement>(null)
  const actions = usePassageActions(stage)
  const mayAnnotate = useCan('reading:note')
  const isAdding = useRoomState(({ adding }) => adding !== null)
  const { range } = selected

  useLayoutEffect(() => {
    if (bar.current) placeToolbar(bar.current, stage, selected)
  }, [stage, selected])

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onDismiss()
      stage.root.focus({ preventScroll: true })
      return
    }
    const next = nextControl(event.currentTarget, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  function act(action: (passage: Selected['range']) => void) {
    onDismiss()
    action(range)
  }

  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      tabIndex={-1}
      aria-label="Selected passage (Alt+F10)"
      data-by={selected.by}
      // Pressing a button must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      {isAdding ? (
        <button type="button" aria-keyshortcuts="A" onClick={() => act(actions.annotate)}>
          <ListPlus {...icon} /> Add this passage <kbd aria-hidden="true">A</kbd>
        </button>
      ) : mayAnnotate ? (
        <>
          <button type="button" aria-keyshortcuts="A" onClick={() => act(actions.annotate)}>
            <MessageSquarePlus {...icon} /> Annotate <kbd aria-hidden="true">A</kbd>
          </button>
          <button type="button" tabIndex={-1} aria-keyshortcuts="H" onClick={() => act(actions.highlight)}>
            <Highlighter {...icon} /> Highlight <kbd aria-hidden="true">H</kbd>
          </button>
          <button type="button" tabIndex={-1} onClick={() => act(actions.question)}>
            <CircleHelp {...icon} /> Question
          </button>
        </>
      ) : (
        <SignInLink href={signInHref} />
      )}
      {selected.by === 'touch' && <WidenButton stage={stage} range={range} />}
      <button
        type="button"
        tabIndex={mayAnnotate || isAdding ? -1 : 0}
        aria-label="Copy link to passage"
        onClick={() => act(actions.copy)}
      >
        <Link2 {...icon} />
      </button>
    </div>
  )
}

/** For a finger: from the word that was held down to its sentence and its paragraph, without dragging. */
function WidenButton({ stage, range }: { stage: Stage; range: Selected['range'] }) {
  const language = useRoomState(({ reading }) => reading.language)
  const wider = widen(stage.blocks, range, language)
  if (!wider) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`Select the whole ${wider.level}`}
      onClick={() => selectRange(stage.blocks, wider.range)}
    >
      <TextSelect {...icon} />
    </button>
  )
}

/** Nothing for those who are signed in and may not write here. */
function SignInLink({ href }: { href: string }) {
  const isSignedIn = useRoomState(({ viewer }) => viewer.userId !== null)
  return isSignedIn ? null : <a href={href}>Sign in to annotate</a>
}

function nextControl(bar: HTMLElement, key: string): HTMLElement | undefined {
  const controls = [...bar.querySelectorAll<HTMLElement>('button, a')]
  const at = controls.findIndex((control) => control === document.activeElement)
  const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'Home') return controls[0]
  if (key === 'End') return controls.at(-1)
  if (key === forward) return controls[(at + 1) % controls.length]
  return key === back ? controls.at(at - 1) : undefined
}
