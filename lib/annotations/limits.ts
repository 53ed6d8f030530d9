/** UTF-16 units of a body's plain text; the server's check of bodies (`documents/validate`) holds the same figure. */
export const BODY_LIMIT = 10_000

/** Targets of one annotation: a note may compare passages. */
export const TARGETS_LIMIT = 10

/** People that one annotation names. */
export const MENTIONS_LIMIT = 20

/** Tags of one annotation, and graphemes of one tag. */
export const TAGS_LIMIT = 20
export const TAG_LENGTH_LIMIT = 50

/** Unsent drafts that the server keeps of one person for one reading. */
export const DRAFTS_LIMIT = 100

/** Roots that one request may name, and that one page of a list holds. */
export const ROOTS_PER_PAGE = 50

/** The largest offset and count that the database's integers hold. */
export const INTEGER_LIMIT = 2_147_483_647

/** So many unread annotations are counted; of more it is said that there are more. */
export const UNREAD_COUNTED = 1000

/** Annotations that one request may name as seen. */
export const SEEN_AT_ONCE = 200
