import {
  article,
  br,
  code,
  em,
  h,
  hr,
  li,
  link,
  ol,
  p,
  pre,
  quote,
  strong,
  sup,
  ul,
} from '../../support/tagged'

const WORDS =
  'of the reader and margin a text is held in common; every line, “quoted” or not, waits for someone to answer it, slowly, at length, with care or in doubt'.split(
    ' ',
  )

/** Words that look like prose, `count` of them from a place of their own. */
function prose(seed: number, count: number): string {
  const words = Array.from({ length: count }, (_, i) => WORDS[(seed * 7 + i * i + i * 3) % WORDS.length])
  return `${words.join(' ')}.`
}

/** An article of many screens with every kind of block; each tenth of the blocks is not a plain paragraph. */
export function longArticle(sections: number) {
  return article(
    ...Array.from({ length: sections }, (_, i) => [
      h(2, `Section ${i + 1}`),
      ...Array.from({ length: 6 }, (__, k) => p(prose(i * 10 + k, 20 + ((i * 13 + k * 31) % 90)))),
      p(
        'Some ',
        em('words ', strong('stand')),
        ' out',
        sup('1'),
        br,
        link('https://a.example/', 'here'),
        code('x'),
      ),
      quote(p(prose(i, 30)), p(br, prose(i + 1, 12))),
      ul(li(p(prose(i, 8))), li(p(prose(i, 9)), ol(3, li(p(prose(i, 5)))))),
      pre(`line ${i}\n  indented\n`),
      hr(),
    ]).flat(),
  )
}
