/** Keys as they are shown: single characters, `Mod+Alt+m` and `Mod+Shift+h` with Ctrl or Cmd, and `Escape`. */
export type ShortcutKey =
  | 'a'
  | 'h'
  | 's'
  | 'r'
  | 'e'
  | 'l'
  | 'n'
  | 'N'
  | ']'
  | '['
  | '?'
  | 'Escape'
  | 'Alt+F10'
  | 'Mod+Alt+m'
  | 'Mod+Shift+h'

/**
 * The name of the key that was pressed, or null. A letter counts by what it types (`[` needs AltGr on many keyboards),
 * except with Alt, which makes other letters of them: then by where it stands.
 */
export function shortcutKey(event: KeyboardEvent): ShortcutKey | null {
  const { key, code, altKey, shiftKey } = event
  const mod = event.ctrlKey || event.metaKey
  if (mod && altKey && code === 'KeyM') return 'Mod+Alt+m'
  if (mod && shiftKey && !altKey && key.toLowerCase() === 'h') return 'Mod+Shift+h'
  if (key === 'Escape') return 'Escape'
  if (key === 'F10' && altKey && !mod) return 'Alt+F10'
  if ((key === ']' || key === '[' || key === '?') && (!mod || event.getModifierState('AltGraph'))) return key
  if (key === 'N' && shiftKey && !mod && !altKey) return key
  if (mod || altKey || shiftKey) return null
  return LETTERS.find((letter) => letter === key) ?? null
}

const LETTERS = ['a', 'h', 's', 'r', 'e', 'l', 'n'] as const
