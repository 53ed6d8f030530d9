import { escapeText, quoteAttribute } from '@/lib/documents/escape-html'
import type { Written } from '@/lib/interchange/written'

const STYLE =
  'body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}article{padding:1rem 0;border-top:1px solid}blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid;font-family:serif}.words{white-space:pre-wrap}.about{font-size:.875rem}'

/** The words around the articles of a page that needs nothing else: no script, no picture, no style from outside. */
export function htmlParts({ title, about }: { title: string; about: string }): [string, string] {
  return [
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeText(title)}</title><meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>\n<body><h1 dir="auto">${escapeText(title)}</h1>\n<p class="about">${escapeText(about)}</p>\n`,
    '</body></html>\n',
  ]
}

/** One annotation as an article: the text, the quotes, the words, and the words it had before. */
export function toHtml(written: Written): string {
  const { id, title, group, motivation, createdAt, text, tags, targets, earlier } = written
  const quotes = targets.flatMap(({ selectors }) => (selectors === null ? [] : [selectors.exact]))
  return [
    '<article>',
    `<h2 dir="auto"><a href=${quoteAttribute(id)}>${escapeText(title)}</a></h2>`,
    `<p class="about">${escapeText(`${motivation}, in ${group}`)}, <time datetime=${quoteAttribute(createdAt)}>${escapeText(createdAt.slice(0, 10))}</time>${tags.map((tag) => ` #${escapeText(tag)}`).join('')}</p>`,
    ...quotes.map((quote) => `<blockquote dir="auto">${escapeText(quote)}</blockquote>`),
    ...(text === '' ? [] : [wordsOf(text)]),
    ...earlier.map(
      (one) =>
        `<details><summary>Until ${escapeText(one.until.slice(0, 10))}</summary>${wordsOf(one.text)}</details>`,
    ),
    '</article>\n',
  ].join('\n')
}

function wordsOf(text: string): string {
  return `<p class="words" dir="auto">${escapeText(text)}</p>`
}
