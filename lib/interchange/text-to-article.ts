import type { NodeJson } from '@/lib/documents/block-ids'
import { parseArticle } from '@/lib/documents/validate'
import type { ImportedArticle } from './html-to-article'

/** With `credit`, the last line is the byline or courtesy line. */
type Options = { credit?: boolean }

const LINE = /\r\n|[\n\r\u2028\u2029]/

/** The article in a plain text: one paragraph a line, without the white space at its edges; empty lines are left out. */
export function textToArticle(text: string, { credit = false }: Options = {}): ImportedArticle {
  const lines = text
    .split(LINE)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const content: NodeJson[] = lines.map((line, i) => ({
    type: 'paragraph',
    ...(credit && i === lines.length - 1 ? { attrs: { kind: 'credit' } } : {}),
    content: [{ type: 'text', text: line }],
  }))
  const parsed = parseArticle({
    type: 'doc',
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  })
  return parsed.ok ? { ok: true, json: parsed.doc.toJSON() as NodeJson, title: null } : parsed
}
