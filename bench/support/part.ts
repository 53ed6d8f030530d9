import type { Book } from '@/bench/seed/seed-book'

/** What a part measures with: the book, and for how many annotations it is asked. */
export type Given = { book: Book; counts: readonly number[] }

/** A part of the bench: measures one thing and prints its table. Leaves no server behind. */
export type Part = (given: Given) => Promise<void>
