import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'

/** A formula in the words that are being written: drawn once what draws it is there, its LaTeX until then. */
export class MathNodeView implements NodeView {
  readonly dom: HTMLElement

  constructor(private node: Node) {
    this.dom = document.createElement(node.isInline ? 'span' : 'div')
    this.dom.contentEditable = 'false'
    this.draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    if (node.attrs['source'] !== this.node.attrs['source']) {
      this.node = node
      this.draw()
    }
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  private draw(): void {
    const { node, dom } = this
    const source = String(node.attrs['source'])
    dom.dataset['math'] = source
    dom.textContent = source
    void import('@/lib/documents/render-math').then(
      ({ renderMath }) => {
        const html = node === this.node ? renderMath(source, !node.isInline) : null
        if (html !== null) dom.innerHTML = html
      },
      // Without a network the source stays.
      () => undefined,
    )
  }
}
