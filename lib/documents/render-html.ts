import type { Mark, Node as PMNode } from '@tiptap/pm/model'
import { EARLY } from './early'
import { escapeText, quoteAttribute } from './escape-html'
import { numberParagraphs } from './number-paragraphs'
import { plainText } from './plain-text'
import type { TextBlock } from './plain-text'
import { markTags, nodeTags } from './render-tag'

/**
 * A stretch to draw as `<mark>`, for browsers without the highlight API: UTF-16 offsets, end exclusive; in text order
 * and disjoint. `ids` are annotations, `depth` how many lie over each other (1 to 3).
 */
export type ArticleMark = { start: number; end: number; depth: number; ids: readonly string[] }

/**
 * An article as HTML, and its blocks with their paragraph numbers. `tops` are the nodes of the first level: the text
 * offset at which each begins, and where in the HTML (both in UTF-16 units).
 */
export type RenderedArticle = {
  html: string
  blocks: (TextBlock & { n: number | null })[]
  tops: { start: number; at: number }[]
}

type Options = { marks?: readonly ArticleMark[] }

/**
 * The inside of the article's root, such that ProseMirror adopts it node by node: exactly what the schema draws and
 * what `prosemirror-view` adds to it, without white space between blocks. `data-o` (text offset), `data-n` and `id`
 * (paragraph number; of a heading `b-` and its block id) are added to the blocks, `data-early` to the first nodes of the first
 * level.
 */
export function renderArticle(doc: PMNode, { marks = [] }: Options = {}): RenderedArticle {
  const blocks = plainText(doc).blocks
  const numbers = numberParagraphs(blocks)
  const writer = new Writer(blocks, numbers, marks)
  const tops: RenderedArticle['tops'] = []
  doc.forEach((node, _offset, index) => {
    tops.push({ start: writer.start, at: writer.html.length })
    writer.node(node, index < EARLY ? ' data-early=""' : '')
  })
  return { html: writer.html, blocks: blocks.map((block, i) => ({ ...block, n: numbers[i] ?? null })), tops }
}

class Writer {
  html = ''
  private next = 0
  private mark = 0

  constructor(
    private readonly blocks: readonly TextBlock[],
    private readonly numbers: readonly (number | null)[],
    private readonly marks: readonly ArticleMark[],
  ) {}

  /** Where the block begins that is written next. */
  get start(): number {
    return this.blocks[this.next]?.start ?? 0
  }

  node(node: PMNode, early = ''): void {
    if (node.isTextblock) this.textBlock(node, early)
    else if (node.isAtom) this.html += nodeTags(node, `${this.placed()} contenteditable="false"${early}`).open
    else this.container(node, early)
  }

  private container(node: PMNode, early: string): void {
    const tags = nodeTags(node, early)
    this.html += tags.open
    node.forEach((child) => this.node(child))
    this.html += tags.close
  }

  /** The attributes of the next block that the schema does not draw. */
  private placed(): string {
    const block = this.blocks[this.next]
    const number = this.numbers[this.next]
    this.next++
    const numbered = typeof number === 'number' ? ` data-n="${number}" id="p${number}"` : ''
    const named = block?.type === 'heading' && block.id !== null ? ` id="b-${block.id}"` : ''
    return ` data-o="${block?.start ?? 0}"${numbered}${named}`
  }

  private textBlock(node: PMNode, early: string): void {
    let offset = this.start
    const tags = nodeTags(node, `${this.placed()}${early}`)
    this.html += tags.open
    let open: readonly Mark[] = []
    let needsSeparator = true
    node.forEach((child) => {
      open = this.switchMarks(open, child.marks)
      if (needsSeparator && !child.isText) this.html += SEPARATOR
      needsSeparator = !child.isText
      this.html += child.isText ? this.words(child.text ?? '', offset) : nodeTags(child).open
      offset += child.nodeSize
    })
    this.switchMarks(open, [])
    if (needsTrailingBreak(node)) this.html += '<br class="ProseMirror-trailingBreak">'
    this.html += tags.close
  }

  /** Closes what has ended and opens what begins, keeping what both have in common, as ProseMirror's view does. */
  private switchMarks(from: readonly Mark[], to: readonly Mark[]): readonly Mark[] {
    let kept = 0
    while (kept < from.length && kept < to.length && to[kept]?.eq(from[kept] as Mark)) kept++
    for (const mark of from.slice(kept).reverse()) this.html += markTags(mark).close
    for (const mark of to.slice(kept)) this.html += markTags(mark).open
    return to
  }

  private words(text: string, offset: number): string {
    let html = ''
    let at = 0
    for (; this.mark < this.marks.length; this.mark++) {
      const { start, end, depth, ids } = this.marks[this.mark] as ArticleMark
      const from = Math.max(start - offset, at)
      const to = Math.min(end - offset, text.length)
      if (from >= text.length) break
      if (to > from) {
        const open = `<mark class="depth-${depth}" data-a=${quoteAttribute(ids.join(' '))}>`
        html += `${escapeText(text.slice(at, from))}${open}${escapeText(text.slice(from, to))}</mark>`
        at = to
      }
      if (end - offset > text.length) break
    }
    return html + escapeText(text.slice(at))
  }
}

/** What prosemirror-view puts before an inline leaf, a hard break too, that begins a block or follows another. */
const SEPARATOR = '<img class="ProseMirror-separator" alt="">'

/** The condition of `addTextblockHacks` in prosemirror-view. */
function needsTrailingBreak({ lastChild }: PMNode): boolean {
  return !lastChild?.isText || lastChild.text?.endsWith('\n') === true
}
