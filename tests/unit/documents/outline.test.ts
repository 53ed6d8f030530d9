import { describe, expect, it } from 'vitest'
import { outline } from '@/lib/documents/outline'
import { article, br, em, h, p, quote } from '../../support/tagged'

describe('outline', () => {
  it('lists the headings with their places', () => {
    const tagged = article(h(1, '<a>One'), p('words'), quote(h(3, '<b>Two ', em('words'), br, 'more')), h(2))
    expect(outline(tagged)).toEqual([
      { level: 1, title: 'One', start: tagged.at('a'), id: 'b1' },
      { level: 3, title: 'Two words more', start: tagged.at('b'), id: 'b3' },
    ])
  })

  it('is empty for a text without headings', () => {
    expect(outline(article(p('words')))).toEqual([])
  })
})
