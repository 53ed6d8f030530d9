'use client'

import type { Editor } from '@tiptap/react'
import { Bold, Heading2, Heading3, Italic, Link, List, ListOrdered, Minus, TextQuote } from 'lucide-react'
import { Toolbar } from './toolbar'
import type { Tool } from './toolbar'

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

/** The tools of the article's editor. The link asks for its address first. */
export function ArticleToolbar({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  return <Toolbar editor={editor} tools={TOOLS} onAsk={onLink} />
}
