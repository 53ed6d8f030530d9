import styles from './groups.module.css'

export type OpeningTextProps = {
  title: string
  author: string | null
  language: string
  direction: 'ltr' | 'rtl' | 'auto'
  blocks: readonly { text: string; isHeading: boolean }[]
  isWhole: boolean
}

/** The beginning of a text, as its author wrote it and without anybody's annotations. */
export function OpeningText({ title, author, language, direction, blocks, isWhole }: OpeningTextProps) {
  return (
    <article className={styles.opening} lang={language} dir={direction} aria-labelledby="opening">
      <h2 id="opening">{title}</h2>
      {author !== null && <p className={styles.meta}>{author}</p>}
      {blocks.map(({ text, isHeading }, index) =>
        isHeading ? <h3 key={index}>{text}</h3> : <p key={index}>{text}</p>,
      )}
      {!isWhole && <p aria-hidden="true">…</p>}
    </article>
  )
}
