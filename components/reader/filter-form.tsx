'use client'

import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { ThreadFilter, ThreadState } from '@/lib/annotations/thread-filter'
import { THREAD_SORTS } from '@/lib/annotations/thread-sort'
import type { ThreadSort } from '@/lib/annotations/thread-sort'
import type { Facets } from '@/lib/client/annotations-api'
import { useRoom, useRoomState } from '@/lib/client/room'
import styles from './filter-panel.module.css'

const SORT_LABELS: Record<ThreadSort, string> = {
  text: 'Place in the text',
  newest: 'Newest first',
  oldest: 'Oldest first',
  replies: 'Most replies',
  valued: 'Most valued',
}

const KINDS = { commenting: 'Comments', questioning: 'Questions', highlighting: 'Highlights' } as const
const STATES: Record<ThreadState, string> = { open: 'Open', resolved: 'Resolved', any: 'Open and resolved' }

/** What threads are filtered and sorted by. Every choice holds at once. */
export function FilterForm() {
  const { filtering } = useRoom()
  const filter = useRoomState((state) => state.filter)
  const sort = useRoomState((state) => state.sort)
  const { people, tags } = useFacets()
  const set = (part: Partial<ThreadFilter>) => void filtering.filter(part)
  return (
    <search aria-label="Threads">
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <Field label="Words" wide>
          {(id) => (
            <input
              id={id}
              type="search"
              maxLength={200}
              value={filter.words}
              onChange={(event) => set({ words: event.target.value })}
            />
          )}
        </Field>
        <Field label="Person">
          {(id) => (
            <Select
              id={id}
              value={filter.person?.id ?? ''}
              options={people.map((one) => [one.id, one.name])}
              onChange={(value) => set({ person: people.find((one) => one.id === value) ?? null })}
            />
          )}
        </Field>
        {tags.length > 0 && (
          <Field label="Tag">
            {(id) => (
              <Select
                id={id}
                value={filter.tag?.name ?? ''}
                options={tags.map((one) => [one.name, one.label])}
                onChange={(value) => set({ tag: tags.find((one) => one.name === value) ?? null })}
              />
            )}
          </Field>
        )}
        <Field label="Kind">
          {(id) => (
            <Select
              id={id}
              value={filter.motivation ?? ''}
              options={Object.entries(KINDS)}
              onChange={(value) => set({ motivation: value === '' ? null : (value as keyof typeof KINDS) })}
            />
          )}
        </Field>
        <Field label="State">
          {(id) => (
            <Select
              id={id}
              value={filter.state}
              options={Object.entries(STATES)}
              isNeeded
              onChange={(value) => set({ state: value as ThreadState })}
            />
          )}
        </Field>
        <Field label="From">
          {(id) => <Day id={id} value={filter.from} onChange={(from) => set({ from })} />}
        </Field>
        <Field label="To">{(id) => <Day id={id} value={filter.to} onChange={(to) => set({ to })} />}</Field>
        <Field label="Order" wide>
          {(id) => (
            <Select
              id={id}
              value={sort}
              options={THREAD_SORTS.map((one) => [one, SORT_LABELS[one]])}
              isNeeded
              onChange={(value) => void filtering.sort(value as ThreadSort)}
            />
          )}
        </Field>
      </form>
    </search>
  )
}

const NOTHING: Facets = { people: [], tags: [] }

/** Asked for when the panel opens; without an answer there is nothing to choose from, and the rest works. */
function useFacets(): Facets {
  const { filtering } = useRoom()
  const [facets, setFacets] = useState(NOTHING)
  useEffect(() => {
    let isGone = false
    void filtering.facets().then((result) => result.ok && !isGone && setFacets(result.data))
    return () => {
      isGone = true
    }
  }, [filtering])
  return facets
}

type FieldProps = { label: string; wide?: boolean; children: (id: string) => ReactNode }

function Field({ label, wide = false, children }: FieldProps) {
  const id = useId()
  return (
    <div className={`${styles.field} ${wide ? styles.wide : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type SelectProps = {
  id: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  isNeeded?: boolean
  onChange: (value: string) => void
}

function Select({ id, value, options, isNeeded = false, onChange }: SelectProps) {
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      {!isNeeded && <option value="">Any</option>}
      {options.map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  )
}

type DayProps = { id: string; value: string | null; onChange: (day: string | null) => void }

/** While a day is only half typed, the browser says that there is none. */
function Day({ id, value, onChange }: DayProps) {
  return (
    <input
      id={id}
      type="date"
      max="9999-12-31"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}
