/** Marks a case that the types exclude; reaching it is a bug, so it throws a plain error. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
