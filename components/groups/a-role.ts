/** A role's label as it stands after "you are": "the owner", "an observer", "a member". */
export function aRole(label: string): string {
  const role = label.toLocaleLowerCase('en')
  if (role === 'owner') return 'the owner'
  return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`
}
