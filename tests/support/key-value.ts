import type { KeyValue } from '@/lib/client/device-storage'

/** Local storage in memory, with room for `limit` characters of values, as a browser has for some millions. */
export function keyValue(limit = Infinity): KeyValue {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    removeItem: (key) => void values.delete(key),
    setItem: (key, value) => {
      const others = [...values].reduce((sum, [other, text]) => (other === key ? sum : sum + text.length), 0)
      if (others + value.length > limit) throw new DOMException('Full', 'QuotaExceededError')
      values.set(key, value)
    },
  }
}
