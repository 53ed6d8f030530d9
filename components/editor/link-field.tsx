'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { safeUrl } from '@/lib/documents/safe-url'
import styles from './link-field.module.css'

export type LinkFieldProps = {
  editor: Editor
  /** The link was set, removed or given up; the words take the focus back. Escape is the editor's. */
  onClose: () => void
}

/** The address field under the words, in the toolbar's place. */
export function LinkField({ editor, onClose }: LinkFieldProps) {
  const present: unknown = editor.getAttributes('link')['href']
  const [value, setValue] = useState(typeof present === 'string' ? present : '')
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  useEffect(() => input.current?.focus(), [])

  function apply() {
    const href = addressOf(value)
    if (href === null) {
      setWrong(true)
      input.current?.focus()
      return
    }
    setLink(editor, href)
    onClose()
  }

  function remove() {
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    onClose()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    apply()
  }

  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        Link address
      </label>
      <input
        ref={input}
        id={id}
        className={styles.input}
        type="text"
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        onKeyDown={onKeyDown}
        value={value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => {
          setValue(event.target.value)
          setWrong(false)
        }}
      />
      <div className={styles.acts}>
        {present !== undefined && <Button onClick={remove}>Remove</Button>}
        <Button onClick={onClose}>Cancel</Button>
        <Button look="line" onClick={apply}>
          {present === undefined ? 'Add link' : 'Change'}
        </Button>
      </div>
      {wrong && (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          Write a web address, such as https://example.org/page, or mailto: and an e-mail address.
        </p>
      )}
    </div>
  )
}

/** The address as it may be linked; one without a scheme is taken as https. Null when it may not. */
function addressOf(typed: string): string | null {
  const address = typed.trim()
  if (address === '') return null
  return safeUrl(address) ?? (/^[^\s:/]+\.[^\s:]+$/.test(address) ? safeUrl(`https://${address}`) : null)
}

/** Links the selected words, the whole of the link at the cursor, or, where there are neither, the address itself. */
function setLink(editor: Editor, href: string): void {
  const chain = editor.chain()
  if (editor.isActive('link')) chain.extendMarkRange('link')
  else if (editor.state.selection.empty) {
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    return
  }
  chain.setMark('link', { href }).run()
}
