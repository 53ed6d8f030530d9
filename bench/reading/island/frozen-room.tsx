'use client'

import { recallHtml } from '@/components/reader/article-html'

type Props = { htmlKey: string; className: string; sheets: readonly string[] }

/** HTML that the server has written and nobody brings to life, with the sheets that it was written for. */
export function FrozenRoom({ htmlKey, className, sheets }: Props) {
  return (
    <>
      {sheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} precedence="next" />
      ))}
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
