/** What a digest knows of one notification: its text and thread, null for what is of a group. */
type Entry = { readingId: string | null; rootId: string | null }

/** A thread, or null for what stands in none, with what happened there. */
export type DigestThread<Item> = { rootId: string | null; items: Item[] }
/** A text, or null for what is of a group, with its threads. */
export type DigestText<Item> = { readingId: string | null; threads: DigestThread<Item>[] }

/** What a digest says, by text and within it by thread; each in the order of what came first. Nothing is lost or said twice. */
export function groupForDigest<Item extends Entry>(items: readonly Item[]): DigestText<Item>[] {
  return groupBy(items, ({ readingId }) => readingId).map(([readingId, inText]) => ({
    readingId,
    threads: groupBy(inText, ({ rootId }) => rootId).map(([rootId, inThread]) => ({
      rootId,
      items: inThread,
    })),
  }))
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): [string | null, Item[]][] {
  const groups = new Map<string | null, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups]
}
