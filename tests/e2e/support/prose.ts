import { article, em, h, li, p, quote, strong, ul } from '@/tests/support/tagged'

/**
 * A text of the tests' own: numbered paragraphs, a heading, a quote and a list, with every sentence told apart by its
 * words. Positions are named by quoting it.
 */
export const PROSE = article(
  p(
    'The lighthouse keeper wrote down the weather every evening. Most of the entries are a single line. ',
    'Now and then a sentence runs on, as if the wind had kept him at the desk.',
  ),
  p(
    'Nobody asked him to do it. The office on the mainland wanted the oil measured and the ',
    em('lamp trimmed'),
    ', and it paid for nothing else.',
  ),
  h(2, 'What the book leaves out'),
  p(
    'For three winters there is no mention of the storms that the harbour records describe. ',
    'The silence has been read as ',
    strong('modesty'),
    ', and also as fear.',
  ),
  quote(p('A keeper sees the ships that pass. The ships that do not pass he must imagine.')),
  p('Readers disagree about the last page. It holds a date and a drawing of a gull.'),
  ul(li(p('Some take the gull for a signature.')), li(p('Others take it for a farewell.'))),
  p(
    'His daughter kept the book in a drawer with the spoons. She said that it smelled of paraffin, ',
    'and that she had never read it to the end.',
  ),
  p(
    'When the tower was sold the drawer went with it. The buyer counted forty spoons and one book. ',
    'He put the book where it could be seen.',
  ),
)

/** The same under headings of two levels, six entries to a chapter. */
export function chapters(n: number) {
  return article(
    ...Array.from({ length: n }, (_, i) => [
      h(2, `Chapter ${i + 1}`),
      ...Array.from({ length: 6 }, (__, k) => [
        ...(k === 3 ? [h(3, `Night of chapter ${i + 1}`)] : []),
        p(
          `Entry ${i + 1}.${k + 1} begins with the wind. It goes on with the sea, which is described at some length and `,
          `never twice in the same words. The oil of entry ${i + 1}.${k + 1} lasted until morning.`,
        ),
      ]).flat(),
    ]).flat(),
  )
}

/** Many numbered paragraphs of the same shape, `n` of them: for what must not grow with the text. */
export function longProse(n: number) {
  return article(
    ...Array.from({ length: n }, (_, i) =>
      p(
        `Entry ${i + 1} begins with the wind. `,
        `It goes on with the sea, which is described at some length and never twice in the same words. `,
        `The oil of entry ${i + 1} lasted until morning.`,
      ),
    ),
  )
}
