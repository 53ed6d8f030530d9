'use client'

import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, ToggleEvent } from 'react'
import { Button } from './button'
import styles from './menu.module.css'

export type MenuItem = { key: string; label: string; icon?: ReactNode; onSelect: () => void }

export type MenuProps = {
  /** The accessible name of the trigger; needed when `children` is an icon alone. */
  label?: string
  /** What the trigger shows. */
  children: ReactNode
  items: readonly MenuItem[]
  /** Replaces the look of a square icon button. */
  className?: string
  disabled?: boolean
}

/**
 * A button that opens a short list of actions, by the menu button pattern of the ARIA practices. The platform's popover
 * puts it above everything, closes it outside, on Escape and when another opens, and returns the focus to the trigger.
 */
export function Menu({ label, children, items, className, disabled }: MenuProps) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState(0)

  useEffect(() => {
    const [button, menu] = [trigger.current, list.current]
    if (!open || !button || !menu) return
    return autoUpdate(button, menu, () => void place(button, menu))
  }, [open])

  function focusItem(index: number) {
    setCurrent(index)
    list.current?.querySelectorAll<HTMLElement>('[role=menuitem]')[index]?.focus()
  }

  function onToggle(event: ToggleEvent<HTMLDivElement>) {
    setOpen(event.newState === 'open')
    // Opened by the keyboard, it has the focus already.
    if (event.newState === 'open' && !list.current?.contains(document.activeElement)) focusItem(0)
  }

  function select(item: MenuItem) {
    list.current?.hidePopover()
    item.onSelect()
  }

  function onTriggerKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    // The list itself is asked: `open` follows it a moment later.
    if (!list.current?.matches(':popover-open')) list.current?.showPopover()
    focusItem(event.key === 'ArrowDown' ? 0 : items.length - 1)
  }

  function onListKey(event: KeyboardEvent) {
    // The room's own keys must not act behind an open menu.
    event.stopPropagation()
    if (event.key === 'Tab') return list.current?.hidePopover()
    const next = nextIndex(event, current, items)
    if (next === null) return
    event.preventDefault()
    focusItem(next)
  }

  return (
    <>
      <Button
        ref={trigger}
        icon={className === undefined}
        className={className}
        disabled={disabled}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        popoverTarget={id}
        onKeyDown={onTriggerKey}
      >
        {children}
      </Button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles.menu}
        onKeyDown={onListKey}
        onToggle={onToggle}
      >
        {items.map((item, index) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            tabIndex={index === current ? 0 : -1}
            className={styles.item}
            onClick={() => select(item)}
          >
            {item.icon}
            {item.label}
          </button>
        ))}
      </div>
    </>
  )
}

/** Where a key leads from item `current`, around the ends; a letter leads to the next item that begins with it. Else null. */
function nextIndex(event: KeyboardEvent, current: number, items: readonly MenuItem[]): number | null {
  const count = items.length
  if (event.key === 'ArrowDown') return (current + 1) % count
  if (event.key === 'ArrowUp') return (current + count - 1) % count
  if (event.key === 'Home') return 0
  if (event.key === 'End') return count - 1
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey)
    return null
  const letter = event.key.toLocaleLowerCase()
  const order = items.map((_, step) => (current + 1 + step) % count)
  return order.find((index) => items[index]?.label.toLocaleLowerCase().startsWith(letter)) ?? null
}

async function place(button: HTMLElement, menu: HTMLElement): Promise<void> {
  const { x, y } = await computePosition(button, menu, {
    strategy: 'fixed',
    placement: 'bottom-end',
    middleware: [offset(4), flip(), shift({ padding: 8 })],
  })
  Object.assign(menu.style, { left: `${x}px`, top: `${y}px` })
}
