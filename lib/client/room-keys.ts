import { shortcutKey } from '@/lib/client/shortcut-key'
import type { ShortcutKey } from '@/lib/client/shortcut-key'

/** A key that was pressed outside of where something is written: what it is called, and the character that it types. */
export type Press = { key: ShortcutKey | null; typed: string | null }

/** Does what a key says; false when it says nothing, and is left to the browser. */
export type ServeKeys = (press: Press) => boolean

/** The keys of one page. Without anybody to serve them they wait, in order. */
export class RoomKeys {
  private readonly held: (() => unknown)[] = []
  private serving: ServeKeys | null = null

  constructor(private readonly page: Window) {
    // React listens on the document: further out, what a menu or a toolbar keeps to itself does not arrive.
    page.addEventListener('keydown', this.handleKey)
  }

  /** What waits is served at once, what comes later as it comes. Returns what ends it. */
  serve(act: ServeKeys): () => void {
    this.serving = act
    for (const press of this.held.splice(0)) press()
    return () => {
      if (this.serving === act) this.serving = null
    }
  }

  stop(): void {
    this.page.removeEventListener('keydown', this.handleKey)
  }

  private readonly handleKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const press = { key: shortcutKey(event), typed: typedBy(event) }
    if (press.key === null && press.typed === null) return
    if (press.typed !== null && isWritten(event.target)) return
    if (this.serving ? this.serving(press) : this.hold(press)) event.preventDefault()
  }

  /** Does what another key says when those before it have been served. True when that is later. */
  inTurn(act: () => unknown): boolean {
    if (this.held.length === 0) return false
    this.held.push(act)
    return true
  }

  /** What is typed before any key of the room is nobody's. */
  private hold(press: Press): boolean {
    if (press.key === null && this.held.length === 0) return false
    this.held.push(() => this.serving?.(press))
    return true
  }
}

/** The character that a key types, or null. */
function typedBy(event: KeyboardEvent): string | null {
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph')
  return isCommand || event.key.length !== 1 ? null : event.key
}

/** The article is the surface of an editor and yet no place to write while it is being read. */
function isWritten(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role=menu]') !== null
}
