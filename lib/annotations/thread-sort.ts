/** In which order threads are listed: by their place in the text, or by what came last, first, has most replies, or is most valued. */
export const THREAD_SORTS = ['text', 'newest', 'oldest', 'replies', 'valued'] as const
export type ThreadSort = (typeof THREAD_SORTS)[number]
