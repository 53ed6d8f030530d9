import 'server-only'
import type { Letter } from '@/lib/server/mail/letter'

/** The characters after which a line of the plain part begins anew. */
const WIDTH = 72

/** A letter as the two parts of a mail. The HTML asks for nothing from outside: no image, no style sheet, no script. */
export function renderLetter(letter: Letter): { text: string; html: string } {
  return { text: asText(letter), html: asHtml(letter) }
}

function asText({ paragraphs, link, footnote }: Letter): string {
  const parts = [...paragraphs.map(folded), ...(link ? [`${link.label}:\n${link.href}`] : [])]
  return `${[...parts, '-- ', folded(footnote)].join('\n\n')}\n`.replace('-- \n\n', '-- \n')
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
  "font-family: 'Atkinson Hyperlegible Next', Verdana, sans-serif; font-size: 16px; line-height: 1.5;"
const BUTTON =
  'display: inline-block; padding: 12px 20px; background: #2b2520; color: #fbf9f4; border-radius: 5px; font-weight: bold; text-decoration: none;'

function asHtml({ subject, paragraphs, link, footnote }: Letter): string {
  const body = [
    ...paragraphs.map((words) => `<p style="margin: 0 0 16px">${escaped(words)}</p>`),
    ...(link
      ? [
          `<p style="margin: 24px 0"><a href="${escaped(link.href)}" style="${BUTTON}">${escaped(link.label)}</a></p>`,
          `<p style="margin: 0 0 16px; font-size: 14px; overflow-wrap: anywhere">${escaped(link.href)}</p>`,
        ]
      : []),
    `<p style="margin: 32px 0 0; padding-top: 12px; border-top: 1px solid #8c8175; font-size: 14px">${escaped(footnote)}</p>`,
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="margin: 0; padding: 24px"><div style="max-width: 32em; margin: 0 auto; ${FONT}">
${body.join('\n')}
</div></body></html>
`
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
