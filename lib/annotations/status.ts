/** What review has said of an annotation. Only `approved` is read by others than its author and the moderators. */
export const STATUSES = ['pending', 'approved', 'rejected', 'spam'] as const
export type Status = (typeof STATUSES)[number]
