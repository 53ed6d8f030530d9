import styles from './groups.module.css'

export type OpeningTextProps = {
  title: string
  author: string | null
  language: string
  direction: 'ltr' | 'rtl' | 'auto'
  paragraphs: readonly string[]
  isWhole: boolean
}

/** The beginning of a text, as its author wrote it and without anybody's annotations. */
export function OpeningText({ title, author, language, direction, paragraphs, isWhole }: OpeningTextProps) {
  return (
    <article className={styles.opening} lang={language} dir={direction} aria-labelledby="opening">
      <h2 id="opening">{title}</h2>
      {author !== null && <p className={styles.meta}>{author}</p>}
      {paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      {!isWhole && <p aria-hidden="true">…</p>}
    </article>
  )
}
