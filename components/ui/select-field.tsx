import { useId } from 'react'
import type { SelectHTMLAttributes } from 'react'
import styles from './text-field.module.css'

export type SelectFieldProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'children'> & {
  label: string
  name: string
  options: readonly (readonly [value: string, label: string])[]
  hint?: string
  /** What is wrong with the value; null when nothing is. */
  error?: string | null
}

/** One labelled choice among a few; hint and error stand under it and are read with it. */
export function SelectField({ label, options, hint, error = null, ...select }: SelectFieldProps) {
  const id = useId()
  const described = [error !== null && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        {...select}
        id={id}
        aria-invalid={error !== null || undefined}
        aria-describedby={described.length > 0 ? described.join(' ') : undefined}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {error !== null && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
