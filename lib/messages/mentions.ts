/** Why a body is refused that names people who could not read it, and what to do. */
export function cannotRead(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`)
  const last = quoted.pop() ?? ''
  const who = quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`
  return `${who} cannot read this. Take the mention out, or let more people see it.`
}
