/** What becomes of a person's annotations when their account is deleted: kept as a former member's, or removed. */
export const DELETE_FATES = ['keep', 'remove'] as const
export type DeleteFate = (typeof DELETE_FATES)[number]

/** Days between asking for the deletion of an account and its being carried out. */
export const GRACE_DAYS = 7
