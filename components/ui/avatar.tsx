import styles from './avatar.module.css'

/** A person's initials in a circle; decoration, since the name always stands beside it or in its control's label. */
export function Avatar({ name, viewer = false }: { name: string; viewer?: boolean }) {
  return (
    <span className={`${styles.face} ${viewer ? styles.viewer : ''}`} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

/** The first letter of the first and of the last word, in capitals; one letter for one word, none for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends.map((word = '') => firstLetter(word).toLocaleUpperCase('en')).join('')
}

/** A whole grapheme, so that no letter loses its mark. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)
  return first?.segment ?? ''
}
