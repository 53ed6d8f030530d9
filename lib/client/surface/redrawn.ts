/** Fired on the article when some of its nodes were replaced, so that whoever holds nodes of it looks again. */
export const REDRAWN = 'articleredrawn'
