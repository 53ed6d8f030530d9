import type { DocumentId } from '@/lib/ids'
import styles from './documents.module.css'

/** The way from a reading to the text itself. */
export function EditLink({ documentId }: { documentId: DocumentId }) {
  return (
    <p className={styles.acts}>
      <a href={`/d/${documentId}/edit`} className={styles.link}>
        Title, author and owners of the text
      </a>
    </p>
  )
}
