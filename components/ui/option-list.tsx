'use client'

import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom'
import type { ReferenceElement } from '@floating-ui/dom'
import { useLayoutEffect, useRef } from 'react'
import styles from './option-list.module.css'

export type Option = { key: string; label: string; detail?: string }

export type OptionListProps = {
  id: string
  /** The accessible name of the list. */
  label: string
  options: readonly Option[]
  /** The index of the option that Enter takes; -1 for none. */
  active: number
  /** What the list stands below, or above where there is no room. */
  anchor: ReferenceElement | null
  onPick: (index: number) => void
}

/** The DOM id of an option, for `aria-activedescendant`. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** No element of the platform lists options while the focus is elsewhere. */
const LIST = { role: 'listbox', popover: 'manual' } as const
const OPTION = { role: 'option', type: 'button', tabIndex: -1 } as const

/**
 * The list of a combobox: the focus stays in the field, which says by `aria-activedescendant` which option is meant. It
 * stands above everything else on the page. Draw it only while there is something to offer.
 */
export function OptionList({ id, label, options, active, anchor, onPick }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = list.current
    if (!element || !anchor) return
    element.showPopover()
    return autoUpdate(anchor, element, () => void place(anchor, element))
  }, [anchor])

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <div ref={list} {...LIST} id={id} aria-label={label} className={styles.list}>
      {options.map((option, index) => (
        <button
          {...OPTION}
          key={option.key}
          id={optionId(id, index)}
          {...{ 'aria-selected': index === active }}
          className={styles.option}
          // The focus, and a phone's keyboard, stay where they are.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <span dir="auto">{option.label}</span>
          {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
        </button>
      ))}
    </div>
  )
}

async function place(anchor: ReferenceElement, list: HTMLElement): Promise<void> {
  const { x, y } = await computePosition(anchor, list, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      offset(4),
      flip({ padding: 8 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight }) => {
          list.style.maxBlockSize = `${Math.max(96, availableHeight)}px`
        },
      }),
    ],
  })
  Object.assign(list.style, { left: `${x}px`, top: `${y}px` })
}
