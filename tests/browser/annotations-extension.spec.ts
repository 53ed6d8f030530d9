import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { article, br, h, hr, p, quote } from '../support/tagged'
import { mount } from './support/mount'
import { test } from './support/surface-test'

const tagged = article(
  h(1, 'Title'),
  p('one <a>two<b> three <c>four', br, 'five<d> six'),
  hr(),
  quote(p('sev<e>en eight')),
)
const { text } = tagged
const anchors = [
  { id: 'two', ...tagged.range('a', 'b') },
  { id: 'over', ...tagged.range('a', 'e') },
  { id: 'lines', ...tagged.range('c', 'd') },
]

/** Sets the anchors, makes an edit of the words written as from → to, and says which words the anchors then cover. */
async function edit(
  page: Page,
  from: string,
  to: string,
): Promise<{ covered: Record<string, string>; gone: string[] }> {
  const at = text.indexOf(from)
  return page.evaluate(
    ({ start, length, words, list }) => {
      const { view } = surface.editor
      view.dispatch(postil.setAnchors(view.state.tr, list))
      const blocks = new postil.TextBlocks(view.dom)
      const point = blocks.point(start, 1)
      const pos = point ? view.posAtDOM(point.node, point.offset) : 0
      view.dispatch(view.state.tr.insertText(words, pos, pos + length))
      const now = postil.plainText(view.state.doc).text
      const covered = postil.anchorsOf(view.state).map(({ id, start: s, end }) => [id, now.slice(s, end)])
      return { covered: Object.fromEntries(covered), gone: [...postil.goneOf(view.state)] }
    },
    { start: at, length: from.length, words: to, list: anchors },
  )
}

const over = 'two three four\nfive six\n\ufffc\nsev'
const cases: [string, string, string, Record<string, string>, string[]][] = [
  ['nothing changed', 'one', 'one', { two: 'two', over, lines: 'four\nfive' }, []],
  ['words before', 'one', 'one and a half', { two: 'two', over, lines: 'four\nfive' }, []],
  ['words at its start are not taken in', 'one ', 'one xx', { two: 'two', over, lines: 'four\nfive' }, []],
  [
    'words at its end are not taken in',
    ' three',
    'xx three',
    {
      two: 'two',
      over: over.replace('two', 'twoxx'),
      lines: 'four\nfive',
    },
    [],
  ],
  [
    'words inside are',
    'our',
    'aour',
    { two: 'two', over: over.replace('four', 'faour'), lines: 'faour\nfive' },
    [],
  ],
  ['all its words deleted', 'two', '', { over: over.replace('two', ''), lines: 'four\nfive' }, ['two']],
  [
    'more than its words deleted',
    'e two t',
    '',
    {
      over: over.replace('two t', ''),
      lines: 'four\nfive',
    },
    ['two'],
  ],
]

for (const [name, from, to, covered, gone] of cases) {
  test(`anchors go along: ${name}`, async ({ page, openArticle }) => {
    await openArticle(tagged.doc)
    await mount(page)
    expect(await edit(page, from, to)).toEqual({ covered, gone })
  })
}

test('says which annotations lie at a place, shortest first, and what is selected as text', async ({
  page,
  openArticle,
}) => {
  await openArticle(tagged.doc)
  await mount(page)
  const answer = await page.evaluate(
    ({ list, two, four }) => {
      const { view, commands } = surface.editor
      view.dispatch(postil.setAnchors(view.state.tr, list))
      const before = postil.selectedText(view.state)
      commands.setTextSelection({ from: two, to: four })
      return {
        at: [two - 1, two, two + 3, four].map((pos) => postil.annotationsAt(view.state, pos)),
        before,
        selected: postil.selectedText(view.state),
      }
    },
    { list: anchors, two: tagged.pos('a'), four: tagged.pos('c') },
  )
  expect(answer).toEqual({
    at: [[], ['two', 'over'], ['over'], ['lines', 'over']],
    before: null,
    selected: tagged.range('a', 'c'),
  })
})
