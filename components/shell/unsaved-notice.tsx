import styles from './unsaved-notice.module.css'

/** How many of the unsaved drafts are named. */
const SHOWN = 5

/** Words that would be lost: only this device has them. */
export function UnsavedNotice({ words }: { words: readonly string[] }) {
  return (
    <div ref={focusOnce} role="alert" tabIndex={-1} className={styles.unsaved}>
      <p>
        {words.length === 1 ? 'A draft is' : `${words.length} drafts are`} only on this device. To keep{' '}
        {words.length === 1 ? 'it' : 'them'}, post or copy {words.length === 1 ? 'it' : 'them'} first:
      </p>
      <ul>
        {words.slice(0, SHOWN).map((text, i) => (
          <li key={i} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What had the focus has given way to this: an impatient second click must not lose words. */
function focusOnce(notice: HTMLElement | null): void {
  notice?.focus()
}
