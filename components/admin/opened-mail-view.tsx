import type { OpenedMail } from '@/lib/notifications/mailbox'
import styles from './mailbox.module.css'

/** A mail as text and as it would look: in a frame that runs nothing and asks for nothing. */
export function OpenedMailView({ mail: { letter, recipient } }: { mail: OpenedMail }) {
  if (letter === null) {
    return <p>Nothing is left to say in this mail: what it was about was deleted, hidden or read.</p>
  }
  return (
    <article className={styles.opened} aria-labelledby="subject">
      <h3 id="subject" dir="auto">
        {letter.subject}
      </h3>
      <p>
        To <bdi>{recipient}</bdi>. Words that you may not read yourself are left out.
      </p>
      <details open>
        <summary>As plain text</summary>
        <pre className={styles.plain}>{letter.text}</pre>
      </details>
      <details>
        <summary>As it looks</summary>
        <iframe className={styles.frame} title="The mail as it looks" sandbox="" srcDoc={letter.html} />
      </details>
    </article>
  )
}
