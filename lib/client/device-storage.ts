/** What is used of the browser's local storage; a test hands in a map. */
export type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** The keys that begin so. */
export function keysOf(storage: KeyValue | null, prefix: string): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '')
  return keys.filter((key) => key.startsWith(prefix))
}

/** The browser's local storage; null where reading it is refused (storage switched off, a sandboxed frame). */
export function deviceStorage(): KeyValue | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
