'use client'

import { Check, Link2, Reply, RotateCcw } from 'lucide-react'
import type { Annotation } from '@/lib/annotations/annotation'
import { isResolved } from '@/lib/annotations/thread-filter'
import { useRoom } from '@/lib/client/room'
import { AnnotationMenu } from './annotation-menu'
import { copyLink, permalink } from './copy-link'
import { Permitted } from './permitted'
import { useResolve } from './use-resolve'
import { ValueButton } from './value-button'
import styles from './annotation-card.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What can be done to a thread, under its root. */
export function RootActions({ root }: { root: Annotation }) {
  const { composing } = useRoom()
  const resolve = useResolve()
  const resolved = isResolved(root)
  return (
    <div className={styles.acts}>
      <Permitted action="annotation:reply" on={root}>
        <button type="button" className={styles.act} onClick={() => composing.reply(root)}>
          <Reply {...icon} />
          Reply
        </button>
      </Permitted>
      <ValueButton annotation={root} />
      <Permitted action="thread:resolve" on={root}>
        <button type="button" className={styles.act} onClick={() => void resolve(root, !resolved)}>
          {resolved ? <RotateCcw {...icon} /> : <Check {...icon} />}
          {resolved ? 'Re-open' : 'Resolve'}
        </button>
      </Permitted>
      <button
        type="button"
        className={styles.act}
        onClick={() => void copyLink(permalink(root.readingId, root.id))}
      >
        <Link2 {...icon} />
        Copy link
      </button>
      {root.author ? (
        <AnnotationMenu annotation={root} />
      ) : (
        <Permitted action="thread:lock" on={root}>
          <AnnotationMenu annotation={root} />
        </Permitted>
      )}
    </div>
  )
}

/** What can be done to a reply, at the end of its first line. */
export function ReplyActions({ reply }: { reply: Annotation }) {
  const { composing } = useRoom()
  return (
    <>
      <ValueButton annotation={reply} />
      <Permitted action="annotation:reply" on={reply}>
        <button
          type="button"
          className={styles.act}
          aria-label={`Reply to ${reply.author?.name ?? 'this'}`}
          onClick={() => composing.reply(reply)}
        >
          <Reply {...icon} />
        </button>
      </Permitted>
      <AnnotationMenu annotation={reply} />
    </>
  )
}
