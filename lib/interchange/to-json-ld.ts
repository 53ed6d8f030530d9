import type { Written, WrittenTarget } from '@/lib/interchange/written'
import { toCodePoints } from '@/lib/text/code-points'

/** The context of the Recommendation, a string because it is the only one. */
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** The media type of annotations (Web Annotation Protocol, 4.1). */
export const JSON_LD_TYPE = `application/ld+json; profile="${CONTEXT}"`

/**
 * An annotation as the W3C Web Annotation Data Model has it, without a context of its own: it stands in a page. Positions
 * are code points of the revision's plain text, in which the quote stands as well.
 */
export function toJsonLd(written: Written): object {
  const { id, inReplyTo, motivation, createdAt, modifiedAt, author, text, tags, targets } = written
  const body = [
    ...(text === ''
      ? []
      : [{ type: 'TextualBody', purpose: purposeOf(motivation), format: 'text/plain', value: text }]),
    ...tags.map((tag) => ({ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: tag })),
  ]
  return {
    id,
    type: 'Annotation',
    motivation,
    created: createdAt,
    ...(modifiedAt === null ? {} : { modified: modifiedAt }),
    creator: { type: 'Person', name: author },
    ...(body.length === 0 ? {} : { body }),
    target: inReplyTo ?? targets.map(targetOf),
  }
}

/** The words around the items of a collection that is written piece by piece; `total` items follow the first of them. */
export function collectionParts(given: { id: string; label: string; total: number }): [string, string] {
  const head = {
    '@context': CONTEXT,
    id: given.id,
    type: 'AnnotationCollection',
    label: given.label,
    total: given.total,
  }
  if (given.total === 0) return [JSON.stringify(head), '\n']
  const page = { id: `${given.id}#page`, type: 'AnnotationPage', partOf: given.id, startIndex: 0 }
  return [`${opened(head)},"first":${opened(page)},"items":[\n`, '\n]}}\n']
}

/** An object whose end is still to come. */
function opened(value: object): string {
  return JSON.stringify(value).slice(0, -1)
}

function purposeOf(motivation: Written['motivation']): string {
  return motivation === 'highlighting' ? 'commenting' : motivation
}

function targetOf({ source, text, selectors }: WrittenTarget): object | string {
  if (selectors === null) return source
  const { exact, prefix, suffix, start, end } = selectors
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start: toCodePoints(text, start), end: toCodePoints(text, end) },
    ],
  }
}
