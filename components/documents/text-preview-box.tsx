import type { TextPreview } from '@/lib/interchange/text-preview'
import { countOf } from '@/lib/messages/counts'
import { changeText } from './change-text'
import styles from './documents.module.css'

type Props = {
  preview: TextPreview
  title: string
  language: string
  direction: string
}

/** What scrolls by itself is reached by the keyboard. */
const SCROLLED = { tabIndex: 0 } as const

/** A text as readers will see it, and what was left out of it; nothing of it is stored. */
export function TextPreviewBox({ preview, title, language, direction }: Props) {
  const { html, changes, characters, minutes } = preview
  return (
    <>
      <p className={styles.size}>
        {countOf(characters, 'character', 'characters')} · {countOf(minutes, 'minute', 'minutes')} of reading
      </p>
      {changes.length > 0 && (
        <ul className={styles.changes} aria-label="What was left out or changed">
          {changes.map((change) => (
            <li key={change.kind}>{changeText(change)}</li>
          ))}
        </ul>
      )}
      <section className={styles.page} aria-label="The text as readers will see it" {...SCROLLED}>
        {title.trim() !== '' && (
          <p className={styles.pageTitle} lang={language} dir={direction}>
            {title}
          </p>
        )}
        <div
          className="article ProseMirror"
          lang={language}
          dir={direction}
          dangerouslySetInnerHTML={{ __html: html }}
        />
      </section>
    </>
  )
}
