import type { ImportChange } from '@/lib/interchange/import-change'
import { changeText } from '@/components/documents/change-text'
import styles from './pasted-notice.module.css'

/** What was left out of what was pasted, in words, and said politely; nothing where all of it is there. */
export function PastedNotice({ changes }: { changes: readonly ImportChange[] }) {
  return (
    <output className={styles.notice}>
      {changes.length > 0 && `Pasted. ${changes.map(changeText).join(' ')}`}
    </output>
  )
}
