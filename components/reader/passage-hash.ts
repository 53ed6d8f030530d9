import type { TextRange } from '@/lib/anchoring/selectors'
import type { TextBlocks } from '@/lib/client/surface/blocks'

/** `#b-<block id>.<from>-<to>`: units from the block's start, so that the link holds when other paragraphs change. */
const PASSAGE = /^#b-([^.]+)\.(\d+)-(\d+)$/

/** The fragment of a link to a passage; that of its paragraph's number when the block has no id. */
export function passageHash(blocks: TextBlocks, { start, end }: TextRange): string {
  const block = blocks.all[blocks.indexAt(start)]
  const id = block?.element.dataset['b']
  if (!block) return ''
  if (id === undefined) return block.element.id === '' ? '' : `#${block.element.id}`
  return `#b-${encodeURIComponent(id)}.${start - block.start}-${end - block.start}`
}

/** The passage that a fragment names; null when it names none, or its block is gone. */
export function passageOfHash(blocks: TextBlocks, hash: string): TextRange | null {
  const [, id, from, to] = PASSAGE.exec(hash) ?? []
  if (id === undefined) return null
  const block = blocks.all.find(({ element }) => element.dataset['b'] === decodeURIComponent(id))
  const last = blocks.all.at(-1)?.end ?? 0
  if (!block) return null
  const start = Math.min(block.start + Number(from), block.end)
  const end = Math.min(block.start + Number(to), last)
  return start < end ? { start, end } : null
}
