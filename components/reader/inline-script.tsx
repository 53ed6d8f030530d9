'use client'

import { recallHtml } from './article-html'

type Props = { htmlKey: string; nonce: string; id?: string; type?: string }

/** A script of the first HTML, put aside like the article; the browser has run it before React and keeps it. */
export function InlineScript({ htmlKey, nonce, id, type }: Props) {
  return (
    <script
      id={id}
      type={type}
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: recallHtml(htmlKey) }}
    />
  )
}
