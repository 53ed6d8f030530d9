import type { NodeJson } from '@/lib/documents/block-ids'
import { parseArticle } from '@/lib/documents/validate'
import type { ImportedArticle } from './html-to-article'

/**
 * With `credit`, the last line is the byline or courtesy line. `lines` says what a line is: a paragraph of its own, or
 * part of the paragraph that empty lines set apart, kept as a line (verse) or joined to the line before (prose broken
 * at a fixed width).
 */
type Options = { credit?: boolean; lines?: 'apart' | 'keep' | 'join' }

const LINE = /\r\n|[\n\r\u2028\u2029]/

/** Nothing but the white space that stands at no word: a line's indentation may be part of a verse. */
const EMPTY = /^\s*$/

/**
 * The article in a plain text. Lines lose the white space at their end, paragraphs that at their beginning; empty lines
 * are left out. A text without any empty line inside has a paragraph a line, whatever `lines` says but 'join'.
 */
export function textToArticle(
  text: string,
  { credit = false, lines: kind = 'apart' }: Options = {},
): ImportedArticle {
  const paragraphs = paragraphsOf(text.split(LINE), kind)
  const content: NodeJson[] = paragraphs.map((lines, i) => ({
    type: 'paragraph',
    ...(credit && i === paragraphs.length - 1 ? { attrs: { kind: 'credit' } } : {}),
    content: kind === 'join' ? [textNode(lines.map((line) => line.trim()).join(' '))] : withBreaks(lines),
  }))
  const parsed = parseArticle({
    type: 'doc',
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  })
  return parsed.ok ? { ok: true, json: parsed.doc.toJSON() as NodeJson, title: null, changes: [] } : parsed
}

/** The lines of each paragraph; none is empty. */
function paragraphsOf(lines: readonly string[], kind: 'apart' | 'keep' | 'join'): string[][] {
  const paragraphs: string[][] = []
  let open = false
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (EMPTY.test(line)) open = false
    else if (open && last) last.push(line.trimEnd())
    else {
      paragraphs.push([line.trim()])
      open = true
    }
  }
  const isApart = kind === 'apart' || (kind === 'keep' && paragraphs.length === 1)
  return isApart ? paragraphs.flatMap((own) => own.map((line) => [line.trim()])) : paragraphs
}

function withBreaks(lines: readonly string[]): NodeJson[] {
  return lines.flatMap((line, i) => (i === 0 ? [textNode(line)] : [{ type: 'hardBreak' }, textNode(line)]))
}

function textNode(text: string): NodeJson {
  return { type: 'text', text }
}
