import { textFault } from './well-formed'

/**
 * What whoever reads it judges: a text as it was pasted, whose importer tells the place of what cannot be stored, and what
 * signs in, which is answered as an unknown address and a wrong password are.
 */
const JUDGED = new Set(['text', 'email', 'password', 'current'])

/**
 * Where in some JSON a text stands that cannot be stored, as keys joined by dots; null when there is none. ProseMirror documents,
 * sources and quotes are passed over: whoever reads them tells more of it. Never recurses, however deep.
 */
export function unstorablePlace(value: unknown): string | null {
  const waiting: { path: string; value: unknown }[] = [{ path: '', value }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value: at } = next
    if (typeof at === 'string' && !JUDGED.has(path) && textFault(at) !== null) return path
    if (typeof at !== 'object' || at === null || isReadLater(at)) continue
    for (const [key, inside] of Object.entries(at)) {
      waiting.push({ path: path === '' ? key : `${path}.${key}`, value: inside })
    }
  }
  return null
}

function isReadLater(value: object): boolean {
  return 'type' in value && (value.type === 'doc' || value.type === 'TextQuoteSelector')
}
