import 'server-only'
import type { Letter, LetterPart } from '@/lib/server/mail/letter'

/** The characters after which a line of the plain part begins anew. */
const WIDTH = 72

/** A letter as the two parts of a mail. The HTML asks for nothing from outside: no image, no style sheet, no script. */
export function renderLetter(letter: Letter): { text: string; html: string } {
  return { text: asText(letter), html: asHtml(letter) }
}

function asText({ paragraphs, link, footnote, stop }: Letter): string {
  const parts = [...paragraphs.map(partAsText), ...(link ? [`${link.label}:\n${link.href}`] : [])]
  const end = stop ? [`${stop.label}:\n${stop.href}`] : []
  return `${[...parts, '-- ', folded(footnote), ...end].join('\n\n')}\n`.replace('-- \n\n', '-- \n')
}

function partAsText(part: string | LetterPart): string {
  if (typeof part === 'string') return folded(part)
  if ('heading' in part) return `${folded(part.heading)}\n${'='.repeat(8)}`
  if ('words' in part) return quoted(part.words)
  if ('also' in part) return `${part.also.label}:\n${part.also.href}`
  const { before, exact, after } = part.passage
  return quoted(`${before}[${exact}]${after}`)
}

function quoted(words: string): string {
  const lines = words.split('\n').flatMap((line) => folded(line).split('\n'))
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n')
}

/** Folded at spaces; a word longer than a line (an address) keeps a line of its own. */
function folded(paragraph: string): string {
  const lines: string[] = []
  for (const word of paragraph.split(/\s+/)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < WIDTH) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

const FONT =
  "font-family: 'Atkinson Hyperlegible Next', Verdana, sans-serif; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere; word-break: break-word;"
const BUTTON =
  'display: inline-block; padding: 12px 20px; background: #2b2520; color: #fbf9f4; border: 1px solid #8c8175; border-radius: 5px; font-weight: bold; text-decoration: none;'

function asHtml({ subject, paragraphs, link, footnote, stop }: Letter): string {
  const body = [
    ...paragraphs.map(partAsHtml),
    ...(link
      ? [
          `<p style="margin: 24px 0"><a href="${escaped(link.href)}" style="${BUTTON}">${escaped(link.label)}</a></p>`,
          `<p style="margin: 0 0 16px; font-size: 14px">${escaped(link.href)}</p>`,
        ]
      : []),
    `<p style="margin: 32px 0 0; padding-top: 12px; border-top: 1px solid #8c8175; font-size: 14px">${escaped(footnote)}${stop ? ` <a href="${escaped(stop.href)}">${escaped(stop.label)}</a>` : ''}</p>`,
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="margin: 0; padding: 24px"><div style="max-width: 32em; margin: 0 auto; ${FONT}">
${body.join('\n')}
</div></body></html>
`
}

const SERIF = 'font-family: Literata, Georgia, serif;'
const QUOTE = 'margin: 0 0 16px; padding: 0 0 0 12px; white-space: pre-line;'
/** A passage has the colour that it has in the text, the words of a person a hairline. */
const PASSAGE = `${QUOTE} border-left: 3px solid #d6a72e; ${SERIF}`
const WORDS = `${QUOTE} border-left: 1px solid #8c8175;`

function partAsHtml(part: string | LetterPart): string {
  if (typeof part === 'string') return `<p style="margin: 0 0 16px">${escaped(part)}</p>`
  if ('heading' in part)
    return `<h2 style="margin: 32px 0 16px; padding-top: 12px; border-top: 1px solid #8c8175; font-size: 20px; line-height: 1.3; font-weight: 500; ${SERIF}">${escaped(part.heading)}</h2>`
  if ('words' in part) return `<blockquote dir="auto" style="${WORDS}">${escaped(part.words)}</blockquote>`
  if ('also' in part) {
    return `<p style="margin: 0 0 24px"><a href="${escaped(part.also.href)}">${escaped(part.also.label)}</a></p>`
  }
  const { before, exact, after } = part.passage
  return `<blockquote dir="auto" style="${PASSAGE}">${escaped(before)}<b>${escaped(exact)}</b>${escaped(after)}</blockquote>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
