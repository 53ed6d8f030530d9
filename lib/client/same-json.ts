/** True when two values say the same in JSON, whatever the order of their keys: a database may keep them in another. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameJson(item, b[i]))
  }
  if (isObject(a) && isObject(b)) {
    const keys = keysOf(a)
    return keys.length === keysOf(b).length && keys.every((key) => sameJson(a[key], b[key]))
  }
  return a === b
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A key without a value is not written in JSON. */
function keysOf(value: Record<string, unknown>): string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined)
}
