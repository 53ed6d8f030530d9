import { Button } from '@/components/ui/button'
import { countWords } from '@/lib/documents/reading-time'
import { countOf } from '@/lib/messages/counts'
import styles from './documents.module.css'

type Props = { plain: string; onKeepPlain: () => void; onTakeOut: () => void }

/** Stands where rich text was pasted: its source is nothing to read, the preview shows it. */
export function RichSource({ plain, onKeepPlain, onTakeOut }: Props) {
  return (
    <div className={styles.rich}>
      <p>
        <b>Rich text from the clipboard</b>, {countOf(countWords(plain), 'word', 'words')}. You can edit it
        once it is saved.
      </p>
      <div className={styles.acts}>
        <Button look="line" onClick={onKeepPlain}>
          Keep plain text only
        </Button>
        <Button onClick={onTakeOut}>Take it out</Button>
      </div>
    </div>
  )
}
