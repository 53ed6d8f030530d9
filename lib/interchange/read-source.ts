import type { NodeJson } from '@/lib/documents/block-ids'
import type { DocumentProblem } from '@/lib/documents/check-shape'
import { guessLanguage } from '@/lib/text/guess-language'
import { htmlToArticle } from './html-to-article'
import type { ImportedArticle } from './html-to-article'
import { IMPORT_CHANGES } from './import-change'
import type { ImportChange } from './import-change'
import type { Source } from './input'
import { markdownToArticle } from './markdown-to-article'
import { textToArticle } from './text-to-article'

/** What a pasted text comes to: the article, what it may be called, and what was left out or changed. */
export type ReadSource =
  | { ok: true; json: NodeJson; title: string | null; language: string | null; changes: ImportChange[] }
  | { ok: false; problem: DocumentProblem }

/**
 * Reads what somebody pasted. The title that is offered is the first heading, or the page's own. Where the text begins
 * with the title as a heading, the heading is left out: the title stands over every text.
 */
export function readSource(source: Source, title: string): ReadSource {
  const imported = importerOf(source)
  if (!imported.ok) return imported
  const { json } = imported
  const content = json.content ?? []
  const heading = content.find(({ type }) => type === 'heading')
  const offered = (heading ? oneLine(wordsOf(heading)) : '') || imported.title
  const [first, ...rest] = content
  const isTitle =
    first !== undefined && first === heading && oneLine(wordsOf(first)) === (oneLine(title) || offered)
  const kept = isTitle ? { ...json, content: rest.length > 0 ? rest : [{ type: 'paragraph' }] } : json
  const changes: ImportChange[] = [
    ...(isTitle ? [{ kind: 'title_heading', count: 1 } as const] : []),
    ...imported.changes,
  ]
  return {
    ok: true,
    json: kept,
    title: offered,
    language: guessLanguage(wordsOf(kept)),
    changes: changes.toSorted((a, b) => IMPORT_CHANGES.indexOf(a.kind) - IMPORT_CHANGES.indexOf(b.kind)),
  }
}

function importerOf({ format, text, lines }: Source): ImportedArticle {
  switch (format) {
    case 'html':
      return htmlToArticle(text)
    case 'markdown':
      return markdownToArticle(text)
    case 'text':
      return textToArticle(text, { lines })
  }
}

/** The words of a node with a space between its parts. A parsed article is not deep. */
function wordsOf(node: NodeJson): string {
  if (typeof node['text'] === 'string') return node['text']
  return (node.content ?? []).map(wordsOf).join(node.type === 'doc' ? ' ' : '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
