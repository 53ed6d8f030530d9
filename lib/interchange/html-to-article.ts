import { Parser } from 'htmlparser2'
import type { NodeJson } from '@/lib/documents/block-ids'
import type { DocumentProblem } from '@/lib/documents/check-shape'
import { LINK_TITLE_LIMIT } from '@/lib/documents/extensions/link'
import { isListStart } from '@/lib/documents/extensions/ordered-list'
import { safeUrl } from '@/lib/documents/safe-url'
import { parseArticle } from '@/lib/documents/validate'
import { ArticleBuilder } from './article-builder'
import type { MarkJson } from './article-builder'
import { ChangeCount } from './import-change'
import type { ImportChange } from './import-change'
import { LEFT_OUT, SKIPPED } from './left-out'
import { styleMarks } from './style-marks'

/**
 * An article still without block ids, the title of the page it came from, and what was left out or changed; or why it
 * cannot be stored.
 */
export type ImportedArticle =
  | { ok: true; json: NodeJson; title: string | null; changes: ImportChange[] }
  | { ok: false; problem: DocumentProblem }

type Attributes = Record<string, string>

const CONTAINERS: Partial<Record<string, 'blockquote' | 'bulletList' | 'orderedList' | 'listItem'>> = {
  blockquote: 'blockquote',
  ul: 'bulletList',
  ol: 'orderedList',
  li: 'listItem',
}

const MARKS: Partial<Record<string, string>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  cite: 'italic',
  s: 'strike',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
}

/** Elements without a node of their own that no paragraph reaches across. */
const BOUNDARIES = new Set(
  (
    'div section article main header footer aside nav address figure figcaption details summary dl dt dd form fieldset ' +
    'table caption thead tbody tfoot tr td th center body html head'
  ).split(' '),
)

/**
 * The article in a page of HTML, read to the schema: what the schema has no node for is unwrapped, scripts and
 * the like are dropped, images leave their alternative text, and unsafe links only their words.
 */
export function htmlToArticle(html: string): ImportedArticle {
  const reader = new Reader()
  const parser = new Parser(reader, { lowerCaseTags: true, decodeEntities: true })
  // As HTML itself is read: a browser would do it to what we send, and offsets would no longer agree.
  try {
    parser.end(html.replace(/\r\n?/g, '\n'))
  } catch (error) {
    if (error instanceof NestingError) return { ok: false, problem: error.problem }
    throw error
  }
  const json = reader.builder.finish()
  const parsed = parseArticle(json)
  if (!parsed.ok) return parsed
  const title = reader.title.replace(/\s+/gu, ' ').trim()
  // As the schema writes it, so that the same text is always the same JSON.
  return {
    ok: true,
    json: parsed.doc.toJSON() as NodeJson,
    title: title === '' ? null : title,
    changes: reader.changes.report(),
  }
}

/**
 * Elements that may be open at once. Real pages leave some hundreds unclosed; the parser's cost for each tag grows with
 * them, and only blocks are limited by the schema.
 */
const OPEN_LIMIT = 1000

class NestingError extends Error {
  readonly problem: DocumentProblem = {
    path: '',
    reason: 'depth',
    message: 'Nested too deeply',
    limit: OPEN_LIMIT,
  }
}

class Reader {
  readonly builder = new ArticleBuilder()
  readonly changes = new ChangeCount()
  title = ''
  private readonly undo: (() => void)[] = []
  private marks: MarkJson[] = []
  private skipping = 0
  private inTitle = false
  private preStart = false
  private inPre = false

  onopentag(name: string, attributes: Attributes): void {
    this.undo.push(this.opened(name, attributes))
    if (this.undo.length > OPEN_LIMIT) throw new NestingError()
  }

  onclosetag(): void {
    this.undo.pop()?.()
  }

  ontext(text: string): void {
    if (this.inTitle) this.title += text
    if (this.skipping > 0 || this.inTitle) return
    // A line feed directly after <pre> is not part of it (HTML, 13.1.2.5).
    const words = this.preStart ? text.replace(/^\r?\n/, '') : text
    this.preStart = false
    if (words !== '') this.builder.words(words, this.marks)
  }

  /** Does what an opening tag asks for and returns what its end must do. */
  private opened(name: string, attributes: Attributes): () => void {
    const { builder } = this
    this.preStart = false
    if (this.skipping === 0) this.count(name, attributes)
    if (SKIPPED.has(name)) return this.skipped()
    if (name === 'title') return this.titled()
    // What the editor adds for its caret stands for nothing.
    if (attributes['class'] === 'ProseMirror-trailingBreak') return nothing
    if (name === 'br') builder.lineBreak(this.marks)
    else if (name === 'img') builder.words(attributes['alt'] ?? '', this.marks)
    else if (this.inPre) return nothing
    else if (name === 'pre') return this.preformatted()
    else if (name === 'hr') builder.rule()
    else if (name === 'p') return this.textBlock('paragraph')
    else if (/^h[1-6]$/.test(name)) return this.textBlock('heading', { level: Number(name[1]) })
    else if (BOUNDARIES.has(name)) return this.boundary()
    else return this.container(name, attributes) ?? this.marked(name, attributes)
    return nothing
  }

  /** What the editor draws for its own sake is not counted. */
  private count(name: string, attributes: Attributes): void {
    const kind = LEFT_OUT[name]
    const isDrawing = attributes['class'] === 'ProseMirror-separator'
    if (kind !== undefined && !isDrawing) this.changes.add(kind)
    if (Object.keys(attributes).some((attribute) => attribute.startsWith('on'))) this.changes.add('scripts')
  }

  private skipped(): () => void {
    this.skipping++
    return () => void this.skipping--
  }

  private titled(): () => void {
    this.inTitle = this.title === '' && this.skipping === 0
    return () => void (this.inTitle = false)
  }

  private preformatted(): () => void {
    this.builder.beginBlock('codeBlock')
    this.inPre = true
    this.preStart = true
    return () => {
      this.inPre = false
      this.preStart = false
      this.builder.endBlock()
    }
  }

  private textBlock(type: 'paragraph' | 'heading', attrs?: Record<string, unknown>): () => void {
    this.builder.beginBlock(type, attrs)
    return () => this.builder.endBlock()
  }

  private boundary(): () => void {
    this.builder.endBlock()
    return () => this.builder.endBlock()
  }

  private container(name: string, attributes: Attributes): (() => void) | null {
    const type = CONTAINERS[name]
    if (!type) return null
    const start = Number.parseInt(attributes['start'] ?? '', 10)
    const attrs = type === 'orderedList' && isListStart(start) ? { start } : undefined
    const begun = this.builder.begin(type, attrs)
    return () => (begun ? this.builder.end() : this.builder.endBlock())
  }

  private marked(name: string, attributes: Attributes): () => void {
    const { marks: styled, plain } = styleMarks(attributes['style'] ?? '')
    const own = name === 'a' ? this.link(attributes) : markOf(name)
    const added = own && !plain.includes(own.type) ? [own] : []
    added.push(...styled.filter((type) => type !== own?.type).map((type) => ({ type })))
    if (added.length === 0 && plain.length === 0) return nothing
    const before = this.marks
    const gone = new Set([...plain, ...added.map(({ type }) => type)])
    this.marks = [...before.filter(({ type }) => !gone.has(type)), ...added]
    return () => void (this.marks = before)
  }

  /** The mark of a link; one that leads nowhere safe is counted and keeps its words only. A mere name is no link. */
  private link(attributes: Attributes): MarkJson | null {
    const link = linkOf(attributes)
    if (link === null && attributes['href'] !== undefined) this.changes.add('links')
    return link
  }
}

function nothing(): void {
  // Most tags ask nothing of their end.
}

function markOf(name: string): MarkJson | null {
  const type = MARKS[name]
  return type === undefined ? null : { type }
}

function linkOf({ href, title }: Attributes): MarkJson | null {
  const safe = href === undefined ? null : safeUrl(href.trim())
  if (safe === null) return null
  return { type: 'link', attrs: { href: safe, title: title?.slice(0, LINK_TITLE_LIMIT) ?? null } }
}
