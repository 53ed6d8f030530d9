import { useId } from 'react'
import type { InputHTMLAttributes } from 'react'
import styles from './text-field.module.css'

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  label: string
  name: string
  hint?: string
  /** What is wrong with the value; null when nothing is. */
  error?: string | null
}

/** One labelled line of text; hint and error stand under it and are read with it. */
export function TextField({ label, hint, error = null, className, ...input }: TextFieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [error !== null && errorId, hint !== undefined && hintId].filter(Boolean).join(' ')
  return (
    <div className={`${styles.field} ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={error !== null || undefined}
        aria-describedby={described === '' ? undefined : described}
      />
      {error !== null && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
