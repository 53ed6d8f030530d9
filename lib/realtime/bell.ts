/** How many notifications are unread, by tab; counted up to `BELL_LIMIT`. */
export type Bell = { direct: number; watching: number }

/** Beyond it nobody counts: "99+". */
export const BELL_LIMIT = 100
