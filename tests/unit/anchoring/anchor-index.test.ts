import { describe, expect, it } from 'vitest'
import { anchorIndex } from '@/lib/anchoring/anchor-index'
import { articleMarks } from '@/lib/anchoring/article-marks'
import { packAnchors, unpackAnchors } from '@/lib/anchoring/pack'
import { renderArticle } from '@/lib/documents/render-html'
import { anchorsOver } from '../../support/spans'
import { article, em, p } from '../../support/tagged'

const LENGTH = 300
const cases = [0, 1, 2, 3, 30, 257].map(
  (count) => [`${count} anchors`, unpackAnchors(packAnchors(anchorsOver(LENGTH, count, count + 5)))] as const,
)

describe('anchorIndex', () => {
  it.each(cases)('finds over a window what looking at each finds, in text order: %s', (_, anchors) => {
    const index = anchorIndex(anchors)
    for (let from = -1; from < LENGTH + 2; from += 7) {
      for (const to of [from, from + 1, from + 40, LENGTH * 2])
        expect(index.anchorsIn(from, to)).toEqual(
          from < to ? anchors.filter((a) => a.start < to && a.end > from) : [],
        )
    }
  })

  it.each(cases)('finds at a character those over it, shortest first: %s', (_, anchors) => {
    const index = anchorIndex(anchors)
    for (let offset = 0; offset <= LENGTH; offset++) {
      const found = index.anchorsAt(offset)
      expect(new Set(found)).toEqual(new Set(anchors.filter((a) => a.start <= offset && offset < a.end)))
      const lengths = found.map(({ start, end }) => end - start)
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
    }
  })

  it('is not slowed by an anchor over the whole text', () => {
    const whole = { id: `${'x'.repeat(21)}A`, start: 0, end: 300_000, flags: 0 }
    const short = anchorsOver(300_000, 10_000).map((anchor) => ({ ...anchor, end: anchor.start + 1 }))
    const packed = packAnchors([whole, ...short])
    const started = performance.now()
    const index = anchorIndex(unpackAnchors(packed))
    for (let offset = 0; offset < 300_000; offset += 100) index.anchorsAt(offset)
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('articleMarks', () => {
  it('name on each stretch the annotations that lie over it', () => {
    const tagged = article(p('one <a>two <b>three', em(' fo<c>ur'), ' five<d>'))
    const [x, y] = [`${'x'.repeat(21)}A`, `${'y'.repeat(21)}A`]
    const packed = packAnchors([
      { id: x, ...tagged.range('a', 'c'), flags: 0 },
      { id: y, ...tagged.range('b', 'd'), flags: 0 },
    ])
    expect(articleMarks(packed)).toEqual([
      { ...tagged.range('a', 'b'), depth: 1, ids: [x] },
      { ...tagged.range('b', 'c'), depth: 2, ids: [x, y] },
      { ...tagged.range('c', 'd'), depth: 1, ids: [y] },
    ])
    const { html } = renderArticle(tagged.doc, { marks: articleMarks(packed) })
    expect(html).toContain(`three</mark><em><mark class="depth-2" data-a="${x} ${y}"> fo</mark>`)
  })
})
