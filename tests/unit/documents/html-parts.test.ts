import { describe, expect, test } from 'vitest'
import { partsAround, partsOf } from '@/lib/documents/html-parts'
import { dice } from '@/tests/support/dice'

const htmlOf = (parts: readonly { html: string }[]) => parts.map(({ html }) => html).join('')

/** Some HTML of many nodes, where each begins, and one of those places. */
function page(seed: number) {
  const roll = dice(seed)
  let html = ''
  const places: number[] = []
  for (let i = 0; i < 60; i++) {
    places.push(html.length)
    html += `<p>${'word '.repeat(roll([0, 1, 400, 900, 3000]))}</p>`
  }
  return { html, places, first: roll(places), place: roll(places) }
}

describe.each([1, 2, 3, 4, 5, 6])('HTML in parts (%i)', (seed) => {
  const { html, places, first, place } = page(seed)
  const parts = partsOf(html, first, places)

  test('is the same HTML, in parts that end where nodes do and are long enough but for the first and last', () => {
    expect(htmlOf(parts)).toBe(html)
    expect(parts.every(({ html: one }) => one.startsWith('<p>') && one.endsWith('</p>'))).toBe(true)
    const inner = parts.slice(first > 0 ? 1 : 0, -1)
    expect(inner.every(({ html: one }) => one.length >= 64_000)).toBe(true)
    expect(parts.length).toBeGreaterThan(1)
  })

  test.each([0, first, place, html.length])('around a place is the same HTML, cut there: %i', (at) => {
    const [before, after] = partsAround(parts, at)
    expect(htmlOf(before)).toBe(html.slice(0, at))
    expect(htmlOf(after)).toBe(html.slice(at))
  })

  test.each([first, place])('keeps every part that it does not cut: %i', (at) => {
    const around = partsAround(parts, at).flat()
    const kept = around.filter(({ isKept }) => isKept)
    expect(kept.every((part) => parts.includes(part))).toBe(true)
    expect(around.length - kept.length).toBe(kept.length === parts.length ? 0 : 2)
    expect(parts.length - kept.length).toBeLessThanOrEqual(1)
  })
})

test('without nodes there are no parts', () => {
  expect(partsOf('', 0, [])).toEqual([])
  expect(partsAround([], 0)).toEqual([[], []])
})
