'use client'

import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { articleExtensions } from '@/lib/documents/article-extensions'
import type { NodeJson } from '@/lib/documents/block-ids'
import { articleEditing } from './article-editing'
import styles from './article-editor.module.css'
import { ArticleToolbar } from './article-toolbar'
import { bodyEditing } from './body-editing'
import { LinkField } from './link-field'
import { PastedNotice } from './pasted-notice'
import { usePasted } from './use-pasted'

/** One array for ever: another would be taken for other options. */
const EXTENSIONS = [...articleExtensions, bodyEditing, articleEditing]

/** What the page does with the editor once it stands. */
export type ArticleHandle = {
  /** The text as it is now. */
  read: () => NodeJson
  /** Puts another text in its place, as one change that can be taken back. */
  replace: (json: NodeJson) => void
}

export type ArticleEditorProps = {
  /** What to begin with; read once. */
  initial: NodeJson
  language: string
  direction: 'auto' | 'ltr' | 'rtl'
  /** Read once and called once, when the text can be written. */
  onReady: (handle: ArticleHandle) => void
  onChange: () => void
}

/** Where the text of a document is written. What is pasted is cut to what the schema of articles holds, and that is said. */
export function ArticleEditor({ initial, language, direction, onReady, onChange }: ArticleEditorProps) {
  const [content] = useState(initial)
  const [ready] = useState(() => onReady)
  const [linking, setLinking] = useState(false)
  const pasted = usePasted()
  const editor = useEditor({
    immediatelyRender: false,
    injectCSS: false,
    extensions: EXTENSIONS,
    content,
    editorProps: {
      ...pasted.props,
      attributes: {
        class: 'article',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Text',
        lang: language,
        dir: direction,
      },
    },
    onUpdate: onChange,
  })

  useEffect(() => {
    if (!editor) return
    ready({
      read: () => editor.getJSON() as NodeJson,
      replace: (json) => void editor.commands.setContent(json),
    })
  }, [editor, ready])

  function closeLink() {
    setLinking(false)
    editor?.view.focus()
  }

  function onKeyDownCapture(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const isLink = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.shiftKey
    if (!isLink && !(linking && event.key === 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (isLink) setLinking(true)
    else closeLink()
  }

  return (
    <div className={styles.frame} onKeyDownCapture={onKeyDownCapture}>
      {editor && (
        <div className={styles.bar}>
          {linking ? (
            <LinkField editor={editor} onClose={closeLink} />
          ) : (
            <ArticleToolbar editor={editor} onLink={() => setLinking(true)} />
          )}
        </div>
      )}
      <EditorContent editor={editor} className={styles.field} />
      <PastedNotice changes={pasted.changes} />
    </div>
  )
}
