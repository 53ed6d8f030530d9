/** How far around an offset segmentation looks at first, in UTF-16 units: longer than any grapheme people write. */
const REACH = 64

/** Always the root locale: `Intl.Segmenter` tailors graphemes for none, and the same text must be cut alike everywhere. */
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The whole graphemes (UAX 29) of a text, in order. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/**
 * The grapheme around an UTF-16 offset as `[start, end]`; at a boundary, and outside the text, both are the offset.
 * Segments only the neighbourhood, so the cost does not grow with the text.
 */
export function graphemeAround(text: string, offset: number): [start: number, end: number] {
  if (offset <= 0 || offset >= text.length) return [offset, offset]
  for (let reach = REACH; ; reach *= 4) {
    const from = startBefore(text, offset, reach)
    const to = offset + reach
    const segment = segmenter.segment(text.slice(from.at, to)).containing(offset - from.at)
    const start = from.at + (segment?.index ?? 0)
    const end = start + (segment?.segment.length ?? 0)
    const whole = (from.certain || start > from.at) && (end < to || to >= text.length)
    if (whole) return start === offset ? [offset, offset] : [start, end]
  }
}

/** The smallest range of whole graphemes that holds the given one (UTF-16 units, end exclusive). */
export function snapOutward(
  text: string,
  range: { start: number; end: number },
): { start: number; end: number } {
  return { start: graphemeAround(text, range.start)[0], end: graphemeAround(text, range.end)[1] }
}

/** The longest end of the text of at most `units` UTF-16 units, cut inward to whole graphemes; `at` is where it ends. */
export function graphemesBefore(text: string, at: number, units: number): string {
  const from = Math.max(0, at - units)
  return text.slice(Math.min(at, graphemeAround(text, from)[1]), at)
}

/** The longest beginning of the text after `at` of at most `units` UTF-16 units, cut inward to whole graphemes. */
export function graphemesAfter(text: string, at: number, units: number): string {
  const to = Math.min(text.length, at + units)
  return text.slice(at, Math.max(at, graphemeAround(text, to)[0]))
}

/**
 * Where segmentation may start, at most `reach` units back, and whether that is a boundary on every reading of the
 * rules: the beginning, or the place between two plain letters.
 */
function startBefore(text: string, offset: number, reach: number): { at: number; certain: boolean } {
  let at = offset - 1
  for (const least = Math.max(0, offset - reach); at > least; at--) {
    if (isPlain(text.charCodeAt(at)) && isPlain(text.charCodeAt(at - 1))) return { at, certain: true }
  }
  // Flags pair up from the first of a row, and a pair of surrogates is one letter.
  while (at > 0 && isRegional(text, at)) at--
  return { at: Math.max(0, at), certain: at <= 0 }
}

/** ASCII letters, digits, punctuation and spaces: two of them never share a grapheme. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit < 0x7f
}

/** True for either half of a regional indicator, and for the second half of any pair. */
function isRegional(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (unit >= 0xdc00 && unit <= 0xdfff) || (unit === 0xd83c && isFlagHalf(text.charCodeAt(at + 1)))
}

function isFlagHalf(unit: number): boolean {
  return unit >= 0xdde6 && unit <= 0xddff
}
