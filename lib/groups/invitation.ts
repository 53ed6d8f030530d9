/** Roles that a link or a granted request can give. Owners are made from members, by owners. */
export const INVITED_ROLES = ['member', 'observer', 'moderator'] as const
export type InvitedRole = (typeof INVITED_ROLES)[number]

/** Whether a link lets anybody in, and if not, why. */
export const INVITATION_STATES = ['usable', 'revoked', 'expired', 'used_up'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

/** What decides it. */
export type InvitationTerms = {
  expiresAt: Date | null
  revokedAt: Date | null
  maxUses: number | null
  uses: number
}

/** The state of an invitation at a moment. What somebody decided counts before what happened by itself. */
export function invitationState(terms: InvitationTerms, now: Date): InvitationState {
  if (terms.revokedAt !== null) return 'revoked'
  if (terms.expiresAt !== null && terms.expiresAt <= now) return 'expired'
  return terms.maxUses !== null && terms.uses >= terms.maxUses ? 'used_up' : 'usable'
}
