'use client'

import { X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { OptionList, optionId } from '@/components/ui/option-list'
import { useTagEntry } from './use-tag-entry'
import styles from './tag-input.module.css'

type Props = { tags: readonly string[]; onChange: (tags: string[]) => void; onEscape: () => void }

/** The tags of what is being written: each can be taken away, others are typed, or picked from those that are in use. */
export function TagInput(props: Props) {
  const { tags, onChange } = props
  const listId = useId()
  const wrongId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const entry = useTagEntry(props)
  const { typed, wrong, offered, active, isListed } = entry

  function remove(tag: string) {
    onChange(tags.filter((one) => one !== tag))
    field.current?.focus()
  }

  return (
    <div ref={setAnchor} className={styles.tags}>
      <Chosen tags={tags} onRemove={remove} />
      <input
        ref={field}
        className={styles.field}
        type="text"
        role="combobox"
        aria-label="Add a tag"
        placeholder="Add a tag"
        autoComplete="off"
        autoCapitalize="none"
        enterKeyHint="done"
        dir="auto"
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={isListed ? listId : undefined}
        aria-activedescendant={isListed && active >= 0 ? optionId(listId, active) : undefined}
        aria-invalid={wrong !== null || undefined}
        aria-describedby={wrong === null ? undefined : wrongId}
        value={typed}
        onChange={({ target }) => entry.onChange(target.value)}
        onFocus={entry.onFocus}
        onBlur={entry.onBlur}
        onKeyDown={entry.onKeyDown}
      />
      {isListed && (
        <OptionList
          id={listId}
          label="Tags in use"
          options={offered.map((label) => ({ key: label, label }))}
          active={active}
          anchor={anchor}
          onPick={(index) => entry.add(offered[index] ?? '')}
        />
      )}
      <p id={wrongId} role="alert" className={styles.wrong}>
        {wrong}
      </p>
    </div>
  )
}

function Chosen({ tags, onRemove }: { tags: readonly string[]; onRemove: (tag: string) => void }) {
  if (tags.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag} className={styles.tag}>
          <span dir="auto">{tag}</span>
          <button type="button" aria-label={`Remove tag ${tag}`} onClick={() => onRemove(tag)}>
            <X size={13} strokeWidth={2} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
