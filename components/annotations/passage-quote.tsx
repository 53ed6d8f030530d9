import styles from './passage-quote.module.css'

/** The words of the text that an annotation is about, cut to two lines. */
export function PassageQuote({ quote }: { quote: string }) {
  return (
    <blockquote className={styles.quote} dir="auto">
      {quote}
    </blockquote>
  )
}
