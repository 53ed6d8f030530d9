/**
 * The number of Unicode code points before an UTF-16 offset, as the W3C model counts positions. A lone surrogate
 * counts as one; an offset inside a pair counts the pair as not yet passed.
 */
export function toCodePoints(text: string, offset: number): number {
  let pairs = 0
  for (let at = 0; at < offset - 1; at++) {
    if (isPair(text, at)) {
      pairs++
      at++
    }
  }
  const inside = offset > 0 && isPair(text, offset - 1) ? 1 : 0
  return offset - pairs - inside
}

/** The UTF-16 offset before which `count` code points stand; the text's length when it has fewer. */
export function toUtf16(text: string, count: number): number {
  let offset = 0
  for (let left = count; left > 0 && offset < text.length; left--) offset += isPair(text, offset) ? 2 : 1
  return offset
}

function isPair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
