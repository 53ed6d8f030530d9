import type { Annotation } from '@/lib/annotations/annotation'

/** The words of the text that a root is about, as they stood when it was written; null for the whole text. */
export function quoteOf({ targets }: Pick<Annotation, 'targets'>): string | null {
  return targets.find(({ selectors }) => selectors !== null)?.selectors?.quote.exact ?? null
}
