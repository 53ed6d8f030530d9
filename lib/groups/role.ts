/** Roles from the widest to the narrowest. */
export const ROLES = ['owner', 'moderator', 'member', 'observer'] as const
export type Role = (typeof ROLES)[number]

export const PURPOSES = ['circle', 'class', 'publication'] as const
export type Purpose = (typeof PURPOSES)[number]

/** True for those who moderate: owners and moderators. */
export function isModerating(role: Role | null): boolean {
  return role === 'owner' || role === 'moderator'
}

/** The role as it is shown: in a class the moderating are "Instructor" and members are "Student". */
export function roleLabel(role: Role, purpose: Purpose): string {
  if (purpose === 'class' && isModerating(role)) return 'Instructor'
  if (purpose === 'class' && role === 'member') return 'Student'
  const labels = { owner: 'Owner', moderator: 'Moderator', member: 'Member', observer: 'Observer' } as const
  return labels[role]
}
