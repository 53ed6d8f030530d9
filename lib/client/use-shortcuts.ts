import { useEffect, useRef } from 'react'

/** What each key does; a key without an entry is left to the browser. */
export type Shortcuts = Partial<Record<ShortcutKey, () => void>>

/** Keys as they are shown: single letters, `Mod+Alt+m` and `Mod+Shift+h` with Ctrl or Cmd, and `Escape`. */
export type ShortcutKey =
  'a' | 'h' | 's' | 'r' | 'e' | ']' | '[' | 'Escape' | 'Alt+F10' | 'Mod+Alt+m' | 'Mod+Shift+h'

/** Runs the room's keys while the calling component is mounted. Letters do nothing where something is written. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event)
      const act = key && current.current[key]
      if (!act || event.defaultPrevented || event.isComposing) return
      if (key.length === 1 && isWritten(event.target)) return
      event.preventDefault()
      act()
    }
    // React listens on the document: further out, what a menu or a toolbar keeps to itself does not arrive.
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/**
 * The name of the key that was pressed, or null. A letter counts by what it types (`[` needs AltGr on many keyboards),
 * except with Alt, which makes other letters of them: then by where it stands.
 */
export function keyOf(event: KeyboardEvent): ShortcutKey | null {
  const { key, code, altKey, shiftKey } = event
  const mod = event.ctrlKey || event.metaKey
  if (mod && altKey && code === 'KeyM') return 'Mod+Alt+m'
  if (mod && shiftKey && !altKey && key.toLowerCase() === 'h') return 'Mod+Shift+h'
  if (key === 'Escape') return 'Escape'
  if (key === 'F10' && altKey && !mod) return 'Alt+F10'
  if ((key === ']' || key === '[') && (!mod || event.getModifierState('AltGraph'))) return key
  if (mod || altKey || shiftKey) return null
  return LETTERS.find((letter) => letter === key) ?? null
}

const LETTERS = ['a', 'h', 's', 'r', 'e'] as const

/** The article is the surface of an editor and yet no place to write while it is being read. */
function isWritten(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role=menu]') !== null
}
