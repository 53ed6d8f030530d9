/** Why an account cannot be deleted yet: it would leave these groups, which have other members, without an owner. */
export function lastOwnerText(groups: readonly string[]): string {
  const named = groups.map((name) => `“${name}”`)
  const last = named.pop() ?? ''
  const list = named.length === 0 ? last : `${named.join(', ')} and ${last}`
  return `You are the only owner of ${list}. Make somebody else an owner there first.`
}
