'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { safeUrl } from '@/lib/documents/safe-url'
import styles from './link-field.module.css'

/** The address field under the words. It takes the toolbar's place until the link is set, removed or given up. */
export function LinkField({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const present: unknown = editor.getAttributes('link')['href']
  const [value, setValue] = useState(typeof present === 'string' ? present : '')
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  useEffect(() => input.current?.focus(), [])

  function leave() {
    onClose()
    editor.commands.focus(null, { scrollIntoView: false })
  }

  function apply() {
    const href = addressOf(value)
    if (href === null) {
      setWrong(true)
      input.current?.focus()
      return
    }
    setLink(editor, href)
    leave()
  }

  function remove() {
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    leave()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    // A button's own Enter presses it.
    if (event.key === 'Enter' && event.target !== input.current) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') apply()
    else leave()
  }

  return (
    <div className={styles.field} role="group" aria-label="Link" onKeyDown={onKeyDown}>
      <label className={styles.label} htmlFor={id}>
        Address
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
        <Button onClick={leave}>Cancel</Button>
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
