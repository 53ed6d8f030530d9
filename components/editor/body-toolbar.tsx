'use client'

import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { Bold, Italic, Link, List, ListOrdered, Sigma, TextQuote } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import styles from './body-toolbar.module.css'

type Tool = {
  /** The mark or node that the tool turns on and off. */
  name: 'bold' | 'italic' | 'link' | 'bulletList' | 'orderedList' | 'blockquote' | 'math'
  label: string
  icon: LucideIcon
  keys: string
  run?: (editor: Editor) => void
}

const TOOLS: readonly Tool[] = [
  {
    name: 'bold',
    label: 'Bold',
    icon: Bold,
    keys: 'B',
    run: (editor) => editor.commands.toggleMark('bold'),
  },
  {
    name: 'italic',
    label: 'Italic',
    icon: Italic,
    keys: 'I',
    run: (editor) => editor.commands.toggleMark('italic'),
  },
  { name: 'link', label: 'Link', icon: Link, keys: 'K' },
  {
    name: 'bulletList',
    label: 'Bulleted list',
    icon: List,
    keys: 'Shift+8',
    run: (editor) => editor.commands.toggleList('bulletList', 'listItem'),
  },
  {
    name: 'orderedList',
    label: 'Numbered list',
    icon: ListOrdered,
    keys: 'Shift+7',
    run: (editor) => editor.commands.toggleList('orderedList', 'listItem'),
  },
  {
    name: 'blockquote',
    label: 'Quote',
    icon: TextQuote,
    keys: 'Shift+B',
    run: (editor) => editor.commands.toggleWrap('blockquote'),
  },
  { name: 'math', label: 'Formula', icon: Sigma, keys: 'Shift+E' },
]

export type BodyToolbarProps = {
  editor: Editor
  disabled: boolean
  /** A tool was pressed that asks for something first. */
  onAsk: (tool: 'link' | 'math') => void
}

/** The tools of the body editor: one tab stop, arrows between them. They act on the editor's selection, which stays. */
export function BodyToolbar({ editor, disabled, onAsk }: BodyToolbarProps) {
  const [current, setCurrent] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => TOOLS.map(({ name }) => now.isActive(name)),
  })

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const next = nextTool(event, current)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }

  function press(tool: Tool, event: MouseEvent) {
    if (!tool.run) return onAsk(tool.name === 'math' ? 'math' : 'link')
    tool.run(editor)
    // A pointer's click (`detail` counts its clicks) came from the words; the keyboard's stays among the tools.
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
          key={tool.name}
          type="button"
          className={styles.tool}
          disabled={disabled}
          tabIndex={index === current ? 0 : -1}
          aria-label={tool.label}
          aria-pressed={active[index]}
          aria-keyshortcuts={`Control+${tool.keys}`}
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
