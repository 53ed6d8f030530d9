import { useId, useRef } from 'react'
import type { ClipboardEvent, RefObject } from 'react'
import type { SourceFormat } from '@/lib/interchange/input'
import styles from './documents.module.css'
import { RichSource } from './rich-source'
import { SourceKinds } from './source-kinds'

/** What was pasted or written. `plain` is there while `text` is rich text from the clipboard: the same without its form. */
export type SourceValue = { format: SourceFormat; text: string; lines: 'keep' | 'join'; plain: string | null }

type Props = {
  value: SourceValue
  error: string | null
  onChange: (value: SourceValue) => void
  area: RefObject<HTMLTextAreaElement | null>
}

/** Where a text is pasted. Rich text keeps its form when it is pasted into the empty field. */
export function SourceField({ value, error, onChange, area }: Props) {
  const id = useId()
  const { text, plain } = value
  const isRich = plain !== null
  const before = useRef<SourceValue | null>(null)

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const html = event.clipboardData.getData('text/html')
    const { selectionStart, selectionEnd, value: typed } = event.currentTarget
    const isWhole = selectionStart === 0 && selectionEnd === typed.length
    if (html === '' || !isWhole) return
    event.preventDefault()
    before.current = value
    onChange({ ...value, format: 'html', text: html, plain: event.clipboardData.getData('text/plain') })
  }

  return (
    <>
      <div className={styles.source} hidden={isRich}>
        <label htmlFor={id} className={styles.label}>
          Text
        </label>
        <textarea
          ref={area}
          id={id}
          name="text"
          dir="auto"
          rows={14}
          spellCheck={false}
          value={text}
          required
          aria-invalid={error !== null || undefined}
          aria-describedby={`${id}-hint${error === null ? '' : ` ${id}-error`}`}
          className={styles.area}
          onPaste={onPaste}
          onChange={(event) => onChange({ ...value, text: event.target.value })}
        />
        <p id={`${id}-hint`} className={styles.hint}>
          Paste it here. Headings, lists, quotes, emphasis and links are kept when you paste into the empty
          field. At most 2,000,000 characters.
        </p>
      </div>
      {isRich && (
        <RichSource
          plain={plain}
          onKeepPlain={() => onChange({ ...value, format: 'text', text: plain, plain: null })}
          onTakeOut={() => onChange(before.current ?? { ...value, format: 'text', text: '', plain: null })}
        />
      )}
      {error !== null && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <SourceKinds value={value} onChange={onChange} />
    </>
  )
}
