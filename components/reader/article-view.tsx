'use client'

import { memo } from 'react'
import type { Reading } from '@/lib/documents/reading'
import { recallHtml } from './article-html'

/**
 * What the surface finds on the root, and keeps: a `div`, because an editor's root is one; a document to assistive
 * technology; and the text's one tab stop, from which the keyboard walks through paragraphs and sentences.
 */
const ROOT = {
  className: 'article ProseMirror tiptap',
  role: 'article',
  translate: 'yes',
  contentEditable: false,
  tabIndex: 0,
} as const

type Props = Pick<Reading, 'title' | 'language' | 'direction'> & { htmlKey: string }

/**
 * The article, written by the server and never again by React: the surface adopts it node by node and owns it from then
 * on.
 */
export const ArticleView = memo(function ArticleView({ title, language, direction, htmlKey }: Props) {
  return (
    <div
      {...ROOT}
      id="article"
      lang={language}
      dir={direction}
      aria-label={title}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: recallHtml(htmlKey) }}
    />
  )
})
