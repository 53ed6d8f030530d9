import { TableOfContents } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { OutlineEntry } from '@/lib/documents/outline'
import type { Reading } from '@/lib/documents/reading'
import { CONTENTS } from './further-popovers'
import styles from './contents-list.module.css'

type Props = Pick<Reading, 'language' | 'direction'> & { entries: readonly OutlineEntry[] }

/** The text's headings, to go to. A popover of the platform with ordinary links, so that it works before any script does. */
export function ContentsList({ entries, language, direction }: Props) {
  if (entries.length === 0) return null
  const top = Math.min(...entries.map(({ level }) => level))
  return (
    <>
      <button type="button" className={styles.trigger} popoverTarget={CONTENTS} aria-label="Contents">
        <TableOfContents size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <nav id={CONTENTS} popover="auto" aria-label="Contents" className={styles.panel}>
        <ol lang={language} dir={direction}>
          {entries.map(({ level, title, start, id }) => (
            <li key={start} style={{ '--depth': level - top } as CSSProperties}>
              {id === null ? (
                <span>{title}</span>
              ) : (
                <a href={`#b-${id}`} data-start={start}>
                  {title}
                </a>
              )}
            </li>
          ))}
        </ol>
      </nav>
    </>
  )
}
