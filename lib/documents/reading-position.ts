/** Where a person stopped reading: a block by its id, and how far into it, in UTF-16 units of the text. */
export type ReadingPosition = { blockId: string; offset: number }
