'use client'

import { recallHtml } from '@/components/reader/article-html'

type Props = { htmlKey: string; headerKey: string; className: string; sheets: readonly string[] }

/** HTML that the server has written and nobody brings to life, with the sheets that it was written for. */
export function FrozenRoom({ htmlKey, headerKey, className, sheets }: Props) {
  return (
    <>
      {sheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} precedence="next" />
      ))}
      <div
        style={{ display: 'contents' }}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: recallHtml(headerKey) }}
      />
      <main
        id="main"
        tabIndex={-1}
        className={className}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: recallHtml(htmlKey) }}
      />
    </>
  )
}
