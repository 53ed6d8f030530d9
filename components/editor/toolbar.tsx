'use client'

import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import type { LucideIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import styles from './toolbar.module.css'

/** One button over an editor. */
export type Tool = {
  label: string
  icon: LucideIcon
  /** What is pressed with Control, as `aria-keyshortcuts` writes it. */
  keys?: string
  isActive: (editor: Editor) => boolean
  /** Null for a tool that asks for something first. */
  run: ((editor: Editor) => void) | null
}

export type ToolbarProps<T extends Tool> = {
  editor: Editor
  tools: readonly T[]
  disabled?: boolean
  /** A tool was pressed that asks for something first. */
  onAsk: (tool: T) => void
}

/** The tools of an editor: one tab stop, arrows between them. They act on the editor's selection, which stays. */
export function Toolbar<T extends Tool>({ editor, tools, disabled = false, onAsk }: ToolbarProps<T>) {
  const [current, setCurrent] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => tools.map(({ isActive }) => isActive(now)),
  })

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const next = nextTool(event, current, tools.length)
    if (next === null) return
    event.preventDefault()
    setCurrent(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }

  function press(tool: T, event: MouseEvent) {
    if (!tool.run) return onAsk(tool)
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
      {tools.map((tool, index) => (
        <button
          key={tool.label}
          type="button"
          className={styles.tool}
          disabled={disabled}
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

/** Where a key leads from tool `current` of `count`, around the ends; null for a key that leads nowhere. */
function nextTool(event: KeyboardEvent<HTMLDivElement>, current: number, count: number): number | null {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (event.key === 'Home') return 0
  if (event.key === 'End') return count - 1
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
    return (current + (event.key === forward ? 1 : count - 1)) % count
  return null
}
