/**
 * HTML of a page. A part with `isKept` is the same object whenever the same HTML is sent, which may then be compressed once
 * for all who read it.
 */
export type HtmlPart = { html: string; isKept: boolean }

/** About as long is a part, in UTF-16 units: whoever begins to read in the middle of one has it compressed anew. */
const LENGTH = 64_000

/**
 * HTML in kept parts: the first ends at `first` (UTF-16 units of the HTML, as `places`), the others at the first of the
 * places, which are in order, that makes one long enough.
 */
export function partsOf(html: string, first: number, places: readonly number[]): HtmlPart[] {
  const ends = [first]
  for (const place of places) if (place - (ends.at(-1) ?? 0) >= LENGTH) ends.push(place)
  ends.push(html.length)
  return ends
    .map((end, i) => ({ html: html.slice(ends[i - 1] ?? 0, end), isKept: true }))
    .filter((part) => part.html !== '')
}

/** What stands before a place of the HTML and what after it; a part in whose middle it is becomes two that are not kept. */
export function partsAround(
  parts: readonly HtmlPart[],
  place: number,
): [before: HtmlPart[], after: HtmlPart[]] {
  const before: HtmlPart[] = []
  const after: HtmlPart[] = []
  let start = 0
  for (const part of parts) {
    const at = place - start
    const { length } = part.html
    if (at >= length) before.push(part)
    else if (at <= 0) after.push(part)
    else {
      before.push({ html: part.html.slice(0, at), isKept: false })
      after.push({ html: part.html.slice(at), isKept: false })
    }
    start += length
  }
  return [before, after]
}
