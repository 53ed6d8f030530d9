import type { NodeJson } from '@/lib/documents/block-ids'

/** A mark as ProseMirror writes it. */
export type MarkJson = { type: string; attrs?: Record<string, unknown> }

type Container = 'doc' | 'blockquote' | 'bulletList' | 'orderedList' | 'listItem'
type TextBlock = 'paragraph' | 'heading' | 'codeBlock'
type Open = { type: Container; attrs?: Record<string, unknown>; content: NodeJson[] }
type OpenBlock = { type: TextBlock; attrs?: Record<string, unknown>; content: NodeJson[] }

/** What HTML calls white space; a no-break space is none. */
const SPACE = /[ \t\n\f\r]+/g

/**
 * Puts an article together from a stream of tags and words, as the schema wants it: words outside a block get a
 * paragraph, items outside a list their words only, white space is collapsed but in code, and empty blocks are left out.
 */
export class ArticleBuilder {
  private readonly open: Open[] = [{ type: 'doc', content: [] }]
  private block: OpenBlock | null = null

  /** Begins a container; ends the block before it. Returns false, and begins none, for an item outside a list. */
  begin(type: Exclude<Container, 'doc'>, attrs?: Record<string, unknown>): boolean {
    this.endBlock()
    if (type === 'listItem' && !this.inList()) return false
    this.open.push({ type, content: [], ...(attrs ? { attrs } : {}) })
    return true
  }

  /** Ends the innermost container. */
  end(): void {
    this.endBlock()
    if (this.open.length === 1) return
    const { content, ...node } = this.open.pop() as Open
    if (node.type === 'listItem' && content[0]?.type !== 'paragraph') content.unshift({ type: 'paragraph' })
    if (content.length > 0) this.put({ ...node, content })
  }

  /** Begins a text block; ends the one before it. */
  beginBlock(type: TextBlock, attrs?: Record<string, unknown>): void {
    this.endBlock()
    this.block = { type, content: [], ...(attrs ? { attrs } : {}) }
  }

  /** Ends the text block, if one is open. */
  endBlock(): void {
    const { block } = this
    this.block = null
    if (!block) return
    if (block.type !== 'codeBlock') this.trimEnd(block)
    if (block.content.length > 0) this.put(block)
  }

  /** A break between parts, on its own. */
  rule(): void {
    this.endBlock()
    this.put({ type: 'horizontalRule' })
  }

  /** A line break inside a block. */
  lineBreak(marks: readonly MarkJson[]): void {
    if (this.block?.type === 'codeBlock') return this.addText('\n', [])
    this.block ??= { type: 'paragraph', content: [] }
    this.trimEnd(this.block, false)
    this.block.content.push({ type: 'hardBreak', ...(marks.length > 0 ? { marks: [...marks] } : {}) })
  }

  /** Words, with the marks that are open around them. */
  words(text: string, marks: readonly MarkJson[]): void {
    // Written as an entity, a carriage return comes this far.
    if (this.block?.type === 'codeBlock') return this.addText(text.replaceAll('\r', '\n'), [])
    const collapsed = text.replace(SPACE, ' ')
    const visible = this.afterSpace() ? collapsed.replace(/^ /, '') : collapsed
    if (visible === '') return
    this.block ??= { type: 'paragraph', content: [] }
    this.addText(visible, marks)
  }

  /** The whole; a document without blocks is one empty paragraph. */
  finish(): NodeJson {
    while (this.open.length > 1) this.end()
    this.endBlock()
    const content = this.open[0]?.content ?? []
    return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
  }

  private inList(): boolean {
    const type = this.open.at(-1)?.type
    return type === 'bulletList' || type === 'orderedList'
  }

  private put(node: NodeJson): void {
    const item = this.inList() && node.type !== 'listItem'
    this.open.at(-1)?.content.push(item ? itemOf(node) : node)
  }

  private addText(text: string, marks: readonly MarkJson[]): void {
    this.block?.content.push({ type: 'text', text, ...(marks.length > 0 ? { marks: [...marks] } : {}) })
  }

  private afterSpace(): boolean {
    const last = this.block?.content.at(-1)
    return !last || last.type === 'hardBreak' || textOf(last).endsWith(' ')
  }

  /** Takes the space off the end, and the line breaks too that would begin nothing. */
  private trimEnd({ content }: OpenBlock, breaks = true): void {
    for (let last = content.at(-1); last; last = content.at(-1)) {
      const text = textOf(last).replace(/ $/, '')
      if (text !== '') {
        content[content.length - 1] = { ...last, text }
        return
      }
      if (last.type === 'hardBreak' && !breaks) return
      content.pop()
    }
  }
}

function itemOf(node: NodeJson): NodeJson {
  return { type: 'listItem', content: node.type === 'paragraph' ? [node] : [{ type: 'paragraph' }, node] }
}

function textOf(node: NodeJson): string {
  return typeof node['text'] === 'string' ? node['text'] : ''
}
