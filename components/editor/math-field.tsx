'use client'

import type { Editor } from '@tiptap/react'
import { NodeSelection } from '@tiptap/pm/state'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { MathView } from '@/components/annotations/math-view'
import { Button } from '@/components/ui/button'
import { isMathSource, MATH_LIMIT } from '@/lib/documents/math-source'
import { insertMath } from './insert-math'
import styles from './link-field.module.css'

export type MathFieldProps = {
  editor: Editor
  /** The formula was set or given up; the words take the focus back. Escape is the editor's. */
  onClose: () => void
}

/** The LaTeX of a formula under the words, in the toolbar's place, with what it will look like. */
export function MathField({ editor, onClose }: MathFieldProps) {
  const present = formulaAt(editor)
  const [value, setValue] = useState(present?.source ?? '')
  const [isBlock, setBlock] = useState(present?.isBlock ?? false)
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  useEffect(() => input.current?.focus(), [])

  function apply() {
    if (!isMathSource(value)) {
      setWrong(true)
      input.current?.focus()
      return
    }
    editor.view.dispatch(insertMath(editor.state, value, isBlock).scrollIntoView())
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
        LaTeX
      </label>
      <input
        ref={input}
        id={id}
        className={styles.input}
        type="text"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        placeholder="\frac{a}{b}"
        onKeyDown={onKeyDown}
        value={value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => {
          setValue(event.target.value)
          setWrong(false)
        }}
      />
      {isMathSource(value) && (
        <div className={styles.preview}>
          <MathView source={value} isBlock={isBlock} />
        </div>
      )}
      <div className={styles.acts}>
        <label className={styles.choice}>
          <input type="checkbox" checked={isBlock} onChange={({ target }) => setBlock(target.checked)} />
          On a line of its own
        </label>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="line" onClick={apply}>
          {present === null ? 'Add formula' : 'Change'}
        </Button>
      </div>
      {wrong && (
        <p id={`${id}-error`} role="alert" className={styles.error}>
          Write a formula in LaTeX, of at most {MATH_LIMIT} characters and without hidden ones.
        </p>
      )}
    </div>
  )
}

/** The formula that is selected; null where none is. */
function formulaAt({ state: { selection } }: Editor): { source: string; isBlock: boolean } | null {
  if (!(selection instanceof NodeSelection) || !selection.node.type.name.startsWith('math')) return null
  return { source: String(selection.node.attrs['source']), isBlock: !selection.node.isInline }
}
