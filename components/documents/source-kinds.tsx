import styles from './documents.module.css'
import type { SourceValue } from './source-field'

type Props = { value: SourceValue; onChange: (value: SourceValue) => void }

const FORMATS = [
  ['text', 'Plain text'],
  ['markdown', 'Markdown'],
  ['html', 'HTML'],
] as const

const LINES = [
  ['keep', 'Keep, as in verse'],
  ['join', 'Join'],
] as const

/** What a written text is, and what becomes of its lines. Rich text from the clipboard needs no such question. */
export function SourceKinds({ value, onChange }: Props) {
  const { format, lines, plain } = value
  return (
    <>
      <fieldset className={styles.formats} hidden={plain !== null}>
        <legend>The text is</legend>
        {FORMATS.map(([key, label]) => (
          <label key={key}>
            <input
              type="radio"
              name="format"
              value={key}
              checked={format === key}
              onChange={() => onChange({ ...value, format: key })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.formats} hidden={format !== 'text'}>
        <legend>Lines within a paragraph</legend>
        {LINES.map(([key, label]) => (
          <label key={key}>
            <input
              type="radio"
              name="lines"
              value={key}
              checked={lines === key}
              onChange={() => onChange({ ...value, lines: key })}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </>
  )
}
