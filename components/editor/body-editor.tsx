'use client'

import { Selection } from '@tiptap/pm/state'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { useEffect, useId, useMemo, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { BodyJson } from '@/lib/annotations/annotation'
import { bodyText } from '@/lib/documents/body-text'
import { BodyCount } from './body-count'
import { BodyToolbar } from './body-toolbar'
import type { Suggests } from './body-suggestions'
import { LinkField } from './link-field'
import { MathField } from './math-field'
import { PastedNotice } from './pasted-notice'
import { SuggestionList } from './suggestion-list'
import { usePasted } from './use-pasted'
import { useSuggestions } from './use-suggestions'
import styles from './body-editor.module.css'

export type BodyEditorProps = {
  /** What to begin with; read once. */
  initial: BodyJson | null
  /** The accessible name of the field. */
  label: string
  placeholder?: string
  /** At every change: the body, and its plain text in UTF-16 units as the limit counts it. */
  onChange: (body: BodyJson, text: string) => void
  /** Ctrl or Cmd with Enter; Enter alone never posts. */
  onPost: () => void
  onEscape: () => void
  /** Each time that this becomes true, the cursor is put after the last word, without scrolling. */
  takesFocus?: boolean
  /** Asked just before that: words to put there first, or null where the focus is to stay where it is. */
  onArrive?: () => string | null
  /** Ids of what is read with the field: its quote, its error. */
  describedBy?: string
  disabled?: boolean
  /** Whom and what the words may name; nothing is offered without. */
  suggests?: Suggests
  /** At the end of the toolbar: whether the draft is saved. */
  status?: ReactNode
}

/** Where a body is written. What is pasted is cut to what the schema of bodies holds, and that is said. */
export function BodyEditor(props: BodyEditorProps) {
  const { label, placeholder = '', onChange, onPost, onEscape, describedBy, disabled = false } = props
  const { takesFocus = false, onArrive, status } = props
  const [content] = useState(props.initial)
  const [asking, setAsking] = useState<'link' | 'math' | null>(null)
  const { extensions, suggestions, offer } = useSuggestions(props.suggests)
  const countId = useId()
  const { changes, props: pasting } = usePasted()

  const editorProps = useMemo(() => {
    const attributes = {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      'aria-describedby': [describedBy, countId].filter(Boolean).join(' '),
      'aria-placeholder': placeholder,
      'data-placeholder': placeholder,
    }
    return { ...pasting, attributes }
  }, [label, placeholder, describedBy, countId, pasting])

  const editor = useEditor({
    immediatelyRender: false,
    injectCSS: false,
    extensions,
    content,
    editorProps,
    onUpdate: ({ editor: now }) => onChange(bodyOf(now), textOf(now)),
  })

  useEffect(() => {
    editor?.setEditable(!disabled, false)
  }, [editor, disabled])

  useEffect(() => {
    if (editor && takesFocus) focusAtEnd(editor, onArrive)
  }, [editor, takesFocus, onArrive])

  const changed = useEditorState({ editor, selector: ({ editor: now }) => now && stateOf(now) })
  // What it begins with is no change, and Tiptap tells of changes only.
  const state = changed ?? (editor && stateOf(editor))

  function close() {
    setAsking(null)
    editor?.view.focus()
  }

  // In the capture phase, so that ProseMirror never sees these keys and the room's own keys do not act as well.
  function onKeyDownCapture(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const mod = event.ctrlKey || event.metaKey
    const offered = mod || asking ? null : suggestions.actionOf(event.key)
    const takes = (act: () => void) => {
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    if (offered) takes(offered)
    else if (mod && event.key === 'Enter') takes(onPost)
    else if (mod && event.key.toLowerCase() === 'k' && !event.shiftKey) takes(() => setAsking('link'))
    else if (mod && event.shiftKey && event.key.toLowerCase() === 'e') takes(() => setAsking('math'))
    else if (event.key === 'Escape') takes(asking ? close : onEscape)
  }

  return (
    <div className={styles.frame} onKeyDownCapture={onKeyDownCapture}>
      <EditorContent editor={editor} className={styles.field} data-empty={state?.empty ?? true} />
      {editor && <SuggestionList editor={editor} offer={offer} />}
      <PastedNotice changes={changes} />
      <BodyCount id={countId} length={state?.length ?? 0} />
      {editor && (
        <div className={styles.bar}>
          {asking === 'link' && <LinkField editor={editor} onClose={close} />}
          {asking === 'math' && <MathField editor={editor} onClose={close} />}
          {asking === null && (
            <>
              <BodyToolbar editor={editor} disabled={disabled} onAsk={setAsking} />
              <span className={styles.status}>{status}</span>
            </>
          )}
        </div>
      )}
    </div>
  )
}

function focusAtEnd(editor: Editor, onArrive: BodyEditorProps['onArrive'] = () => ''): void {
  // Tiptap draws what it shows in React a moment after it was told to.
  requestAnimationFrame(() => {
    const typed = editor.isDestroyed ? null : onArrive()
    if (typed === null) return
    // Not by Tiptap's command, which would take the focus a frame later, when it may be wanted elsewhere.
    editor.commands.setTextSelection(Selection.atEnd(editor.state.doc).to)
    editor.view.focus()
    if (typed !== '') editor.commands.insertContent({ type: 'text', text: typed })
  })
}

function stateOf(editor: Editor) {
  return { empty: isBlank(editor), length: textOf(editor).length }
}

function bodyOf(editor: Editor): BodyJson {
  return editor.getJSON() as BodyJson
}

function textOf(editor: Editor): string {
  return bodyText(editor.state.doc)
}

/** One empty paragraph; an empty list is no place for a placeholder. */
function isBlank({ state: { doc } }: Editor): boolean {
  return (
    doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0
  )
}
