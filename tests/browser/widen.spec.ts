import { expect } from '@playwright/test'
import { article, br, h, hr, p, quote } from '../support/tagged'
import { test } from './support/surface-test'

const { doc } = article(
  h(2, 'A heading'),
  p('One is first. Dr. Who is second! Is three third?'),
  hr(),
  quote(p('Quoted words.', br, 'Over two lines.')),
  p('The end.'),
)

test('from any passage one comes to its sentences and its paragraphs, and no further', async ({
  page,
  openArticle,
}) => {
  await openArticle(doc)
  const faults = await page.evaluate(() => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    const last = blocks.all.at(-1)?.end ?? 0
    const wrong: string[] = []
    for (let start = 0; start < last; start++) {
      for (let end = start + 1; end <= last; end++) {
        let range = { start, end }
        const levels: string[] = []
        for (
          let wider = postil.widen(blocks, range, 'en');
          wider;
          wider = postil.widen(blocks, range, 'en')
        ) {
          const { range: next, level } = wider
          const grows = next.start <= range.start && next.end >= range.end
          const isInside = blocks.indexAt(next.start) === blocks.indexAt(start)
          if (!grows || !isInside || levels.length > 2)
            return [`${start}–${end} becomes ${JSON.stringify(wider)}`]
          levels.push(level)
          range = next
        }
        if (!['', 'sentence', 'paragraph', 'sentence,paragraph'].includes(levels.join()))
          wrong.push(`${start}–${end}: ${levels.join()}`)
      }
    }
    return wrong
  })
  expect(faults).toEqual([])
})

test('a word becomes its sentence, that its paragraph, in the text’s own language', async ({
  page,
  openArticle,
}) => {
  const cases = [
    ['en', 'One is first. Dr. Who is second! Is three third?', 'One', 'One is first.'],
    ['ja', '吾輩は猫である。名前はまだ無い。', '名前', '名前はまだ無い。'],
    ['ar', 'هذا أول. وهذا ثان؟ نعم.', 'ثان', 'وهذا ثان؟'],
  ] as const
  for (const [language, text, word, sentence] of cases) {
    await openArticle(article(p(text)).doc, { language })
    const found = await page.evaluate(
      ([tag, at, length]) => {
        const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
        const first = postil.widen(blocks, { start: at, end: at + length }, tag)
        const second = first && postil.widen(blocks, first.range, tag)
        return [first, second]
      },
      [language, text.indexOf(word), word.length] as const,
    )
    const wordsOf = (range?: { start: number; end: number }) => range && text.slice(range.start, range.end)
    expect(found.map((wider) => wordsOf(wider?.range))).toEqual([sentence, text])
    expect(found.map((wider) => wider?.level)).toEqual(['sentence', 'paragraph'])
  }
})
