import { useId } from 'react'
import type { TextareaHTMLAttributes } from 'react'
import styles from './text-field.module.css'

export type TextAreaFieldProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> & {
  label: string
  name: string
  hint?: string
  /** What is wrong with the words; null when nothing is. */
  error?: string | null
}

/** A few lines of text; hint and error stand under it and are read with it. */
export function TextAreaField({ label, hint, error = null, className, ...area }: TextAreaFieldProps) {
  const id = useId()
  const described = [error !== null && `${id}-error`, hint !== undefined && `${id}-hint`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`${styles.field} ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      <textarea
        rows={4}
        dir="auto"
        {...area}
        id={id}
        aria-invalid={error !== null || undefined}
        aria-describedby={described === '' ? undefined : described}
      />
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
