'use client'

import { Suspense } from 'react'
import { lazyPart } from '@/components/ui/lazy-part'
import styles from './math-view.module.css'

type Props = { source: string; isBlock: boolean }

/** What draws formulas is fetched with the first of them. */
const Drawn = lazyPart<Props>(async () => {
  const { renderMath } = await import('@/lib/documents/render-math')
  return function DrawnMath(props: Props) {
    const html = renderMath(props.source, props.isBlock)
    if (html === null) return <MathSource {...props} />
    const place = props.isBlock ? styles.block : styles.inline
    return <span className={place} dangerouslySetInnerHTML={{ __html: html }} />
  }
}, MathSource)

/** A formula; its LaTeX where that cannot be drawn. */
export function MathView(props: Props) {
  return (
    <Suspense fallback={<MathSource {...props} />}>
      <Drawn {...props} />
    </Suspense>
  )
}

function MathSource({ source, isBlock }: Props) {
  return (
    <code className={isBlock ? styles.block : undefined} dir="ltr">
      {source}
    </code>
  )
}
