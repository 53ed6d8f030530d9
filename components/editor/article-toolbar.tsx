'use client'

import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { Bold, Heading2, Heading3, Italic, Link, List, ListOrdered, Minus, TextQuote } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import styles from './body-toolbar.module.css'

type Tool = {
  label: string
  icon: LucideIcon
  keys?: string
  isActive: (editor: Editor) => boolean
  /** Null for the link, which asks for its address first. */
  run: ((editor: Editor) => void) | null
}

const heading = (level: number) => ({
  isActive: (editor: Editor) => editor.isActive('heading', { level }),
  run: (editor: Editor) => editor.commands.toggleNode('heading', 'paragraph', { level }),
})

const TOOLS: readonly Tool[] = [
  { label: 'Heading', icon: Heading2, keys: 'Alt+2', ...heading(2) },
  { label: 'Smaller heading', icon: Heading3, keys: 'Alt+3', ...heading(3) },
  {
    label: 'Bold',
    icon: Bold,
    keys: 'B',
    isActive: (editor) => editor.isActive('bold'),
    run: (editor) => editor.commands.toggleMark('bold'),
  },
  {
    label: 'Italic',
    icon: Italic,
    keys: 'I',
    isActive: (editor) => editor.isActive('italic'),
    run: (editor) => editor.commands.toggleMark('italic'),
  },
  { label: 'Link', icon: Link, keys: 'K', isActive: (editor) => editor.isActive('link'), run: null },
  {
    label: 'Bulleted list',
    icon: List,
    keys: 'Shift+8',
    isActive: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.commands.toggleList('bulletList', 'listItem'),
  },
  {
    label: 'Numbered list',
    icon: ListOrdered,
    keys: 'Shift+7',
    isActive: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.commands.toggleList('orderedList', 'listItem'),
  },
  {
    label: 'Quote',
    icon: TextQuote,
    keys: 'Shift+B',
    isActive: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.commands.toggleWrap('blockquote'),
  },
  {
    label: 'Break between parts',
    icon: Minus,
    isActive: () => false,
    run: (editor) => editor.commands.insertContent({ type: 'horizontalRule' }),
  },
]

/** The tools of the article's editor: one tab stop, arrows between them. They act on the editor's selection, which stays. */
export function ArticleToolbar({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const [current, setCurrent] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => TOOLS.map(({ isActive }) => isActive(now)),
  })

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const next = nextTool(event, current)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }

  function press({ run }: Tool, event: MouseEvent) {
    if (!run) return onLink()
    run(editor)
    // A pointer's click came from the words; the keyboard's stays among the tools.
    if (event.detail > 0) editor.view.focus()
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label="Formatting"
      className={styles.bar}
      onKeyDown={onKeyDown}
    >
      {TOOLS.map((tool, index) => (
        <button
          key={tool.label}
          type="button"
          className={styles.tool}
          tabIndex={index === current ? 0 : -1}
          aria-label={tool.label}
          aria-pressed={active[index]}
          aria-keyshortcuts={tool.keys === undefined ? undefined : `Control+${tool.keys}`}
          onFocus={() => setCurrent(index)}
          // The selection, and a phone's keyboard, stay where they are.
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => press(tool, event)}
        >
          <tool.icon size={17} strokeWidth={1.9} aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}

/** Where a key leads from tool `current`, around the ends; null for a key that leads nowhere. */
function nextTool(event: KeyboardEvent<HTMLDivElement>, current: number): number | null {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const count = TOOLS.length
  if (event.key === 'Home') return 0
  if (event.key === 'End') return count - 1
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
    return (current + (event.key === forward ? 1 : count - 1)) % count
  return null
}
