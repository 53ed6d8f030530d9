import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { addTags, COMMA } from '@/lib/annotations/add-tags'
import { fieldText } from '@/lib/messages/format'
import { useTagSuggestions } from './use-tag-suggestions'

type Given = { tags: readonly string[]; onChange: (tags: string[]) => void; onEscape: () => void }

/** The field in which tags are typed: what is in it, what is offered, what is wrong, and what its keys do. */
export function useTagEntry({ tags, onChange, onEscape }: Given) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(-1)
  const [wrong, setWrong] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const offered = useTagSuggestions(isOpen ? typed : null, tags)
  const isListed = offered.length > 0

  function type(value: string) {
    setTyped(value)
    setActive(-1)
    setWrong(null)
    setOpen(true)
  }

  /** What cannot be a tag stays in the field, with the reason. */
  function add(words: string) {
    const added = addTags(tags, words)
    if (!added.ok) return setWrong(fieldText(added.message, added.limit))
    if (added.tags.length > tags.length) onChange(added.tags)
    type('')
  }

  /** What a key does; null for one that is the field's own. */
  function actionOf({ key }: KeyboardEvent): (() => void) | null {
    const count = offered.length
    if (key === 'Enter') return () => add(offered[active] ?? typed)
    if (key === 'Escape') return () => (isListed ? setOpen(false) : onEscape())
    if (key === 'ArrowDown' && count > 0) return () => setActive((active + 1) % count)
    if (key === 'ArrowUp' && count > 0) return () => setActive(active <= 0 ? count - 1 : active - 1)
    if (key === 'Backspace' && typed === '' && tags.length > 0) return () => onChange(tags.slice(0, -1))
    return null
  }

  return {
    typed,
    wrong,
    offered,
    active,
    isListed,
    add,
    onChange: (value: string) => (COMMA.test(value) ? add(value) : type(value)),
    onFocus: () => setOpen(true),
    onBlur: () => {
      setOpen(false)
      if (typed.trim() !== '') add(typed)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
      const act = actionOf(event)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    },
  }
}
