/** A number with its noun: "1 reply", "12 replies"; none is said in a word: "No replies". */
export function countOf(count: number, one: string, many: string): string {
  if (count === 0) return `No ${many}`
  return `${withSeparators(count)} ${count === 1 ? one : many}`
}

/** "No replies", "1 reply", "4 replies". */
export function countReplies(count: number): string {
  return countOf(count, 'reply', 'replies')
}

/** "No threads", "1 thread", "11 threads". */
export function countThreads(count: number): string {
  return countOf(count, 'thread', 'threads')
}

/** "No texts", "1 text", "4 texts". */
export function countTexts(count: number): string {
  return countOf(count, 'text', 'texts')
}

/** What the fold of a thread says: "Show 4 earlier replies". */
export function showEarlierReplies(count: number): string {
  return `Show ${withSeparators(count)} earlier ${count === 1 ? 'reply' : 'replies'}`
}

/** How many value an annotation, or share a question: "3 value this", "1 asks this too". */
export function countValued(count: number, isQuestion: boolean): string {
  const one = isQuestion ? 'asks this too' : 'values this'
  const many = isQuestion ? 'ask this too' : 'value this'
  return `${withSeparators(count)} ${count === 1 ? one : many}`
}

/** Thousands apart, "10,000", the same everywhere. */
export function withSeparators(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** "3 threads, 1 unread"; without the second part where nothing is. */
export function countThreadsAndUnread(threads: number, unread: number): string {
  return unread === 0 ? countThreads(threads) : `${countThreads(threads)}, ${withSeparators(unread)} unread`
}
