/** The same functions, each answering with a promise. */
export type Deferred<T> = {
  [K in keyof T]: T[K] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never
}

/**
 * Functions that are fetched first. Once they are there a call acts at once, before it returns; one made earlier acts as
 * soon as they are. `ready` returns them when they are there.
 */
export function deferred<T extends object>(load: () => Promise<T>, ready: () => T | null): Deferred<T> {
  const made = new Map<PropertyKey, unknown>()
  const make =
    (key: PropertyKey) =>
    async (...args: unknown[]) => {
      const there = ready()
      return there ? call(there, key, args) : call(await load(), key, args)
    }
  return new Proxy({} as Deferred<T>, {
    get: (_, key) => {
      if (!made.has(key)) made.set(key, make(key))
      return made.get(key)
    },
  })
}

function call(object: object, key: PropertyKey, args: unknown[]): unknown {
  const member: unknown = Reflect.get(object, key)
  if (typeof member !== 'function') throw new TypeError(`${String(key)} is no function`)
  return Reflect.apply(member, object, args)
}
