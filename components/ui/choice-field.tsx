import { useId } from 'react'
import styles from './choice-field.module.css'

export type Choice = { value: string; label: string; hint?: string }

export type ChoiceFieldProps = {
  legend: string
  name: string
  choices: readonly Choice[]
  defaultValue: string
  /** What is wrong with the choice; null when nothing is. */
  error?: string | null
}

/** One of a few, all shown, each with what it means. */
export function ChoiceField({ legend, name, choices, defaultValue, error = null }: ChoiceFieldProps) {
  const id = useId()
  return (
    <fieldset className={styles.choices} aria-describedby={error === null ? undefined : id}>
      <legend>{legend}</legend>
      {error !== null && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
      {choices.map(({ value, label, hint }) => (
        <label key={value} className={styles.choice}>
          <input type="radio" name={name} value={value} defaultChecked={value === defaultValue} />
          <span>
            <b>{label}</b>
            {hint !== undefined && <span className={styles.hint}>{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export type CheckFieldProps = { label: string; name: string; hint?: string; defaultChecked: boolean }

/** A yes or no; sends nothing for a no, as boxes of forms do. */
export function CheckField({ label, name, hint, defaultChecked }: CheckFieldProps) {
  return (
    <div className={styles.choices}>
      <label className={styles.choice}>
        <input type="checkbox" name={name} defaultChecked={defaultChecked} />
        <span>
          <b>{label}</b>
          {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        </span>
      </label>
    </div>
  )
}
