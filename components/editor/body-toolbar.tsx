'use client'

import type { Editor } from '@tiptap/react'
import { Bold, Italic, Link, List, ListOrdered, Sigma, TextQuote } from 'lucide-react'
import { Toolbar } from './toolbar'
import type { Tool } from './toolbar'

/** What is asked for first: a link's address, a formula's source. */
type Asked = 'link' | 'math'

const TOOLS: readonly (Tool & { asks?: Asked })[] = [
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
  {
    asks: 'link',
    label: 'Link',
    icon: Link,
    keys: 'K',
    isActive: (editor) => editor.isActive('link'),
    run: null,
  },
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
    asks: 'math',
    label: 'Formula',
    icon: Sigma,
    keys: 'Shift+E',
    isActive: (editor) => editor.isActive('math'),
    run: null,
  },
]

export type BodyToolbarProps = {
  editor: Editor
  disabled: boolean
  /** A tool was pressed that asks for something first. */
  onAsk: (tool: Asked) => void
}

/** The tools of the body editor. */
export function BodyToolbar({ editor, disabled, onAsk }: BodyToolbarProps) {
  return (
    <Toolbar editor={editor} tools={TOOLS} disabled={disabled} onAsk={({ asks }) => asks && onAsk(asks)} />
  )
}
