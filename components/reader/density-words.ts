import { perBlock } from '@/lib/anchoring/density'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { Block } from '@/lib/client/surface/blocks'
import { countOf } from '@/lib/messages/counts'

/** What the strip shows, in words: "Annotations: most at paragraph 7; 12 of 30 paragraphs have none." */
export function densityWords(anchors: readonly TextRange[], blocks: readonly Block[]): string {
  const numbered = blocks.filter(({ element }) => element.dataset['n'] !== undefined)
  const counts = perBlock(anchors, numbered)
  const most = Math.max(0, ...counts)
  if (most === 0) return 'Annotations: none here.'
  const where = numbered[counts.indexOf(most)]?.element.dataset['n']
  const bare = counts.filter((count) => count === 0).length
  return `Annotations: most at paragraph ${where}; ${bare} of ${countOf(counts.length, 'paragraph', 'paragraphs')} have none.`
}
