import { Button } from '@/components/ui/button'
import type { WorkingCopy } from '@/lib/documents/working-copy'
import styles from './documents.module.css'

type Props = {
  current: WorkingCopy
  language: string
  direction: string
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** What scrolls by itself is reached by the keyboard. */
const SCROLLED = { tabIndex: 0 } as const

/** Two people wrote at once: one's own text stands in the editor, the other's here, and one decides. */
export function CopyConflict({ current, language, direction, onKeepMine, onTakeTheirs }: Props) {
  return (
    <div role="alert" className={styles.rich}>
      <p>
        <b>
          {current.savedBy === null ? 'Somebody' : <bdi>{current.savedBy}</bdi>} saved this text while you
          were writing.
        </b>{' '}
        Yours is above, theirs is here. Copy what you want to keep, then choose.
      </p>
      <section className={styles.page} aria-label="The text as it was saved meanwhile" {...SCROLLED}>
        <div
          className="article ProseMirror"
          lang={language}
          dir={direction}
          dangerouslySetInnerHTML={{ __html: current.html }}
        />
      </section>
      <div className={styles.acts}>
        <Button look="line" onClick={onKeepMine}>
          Save mine instead
        </Button>
        <Button look="line" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </div>
    </div>
  )
}
