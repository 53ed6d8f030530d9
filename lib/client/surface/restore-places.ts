import type { EditorView } from '@tiptap/pm/view'
import { numberParagraphs } from '@/lib/documents/number-paragraphs'
import { plainText } from '@/lib/documents/plain-text'
import { EARLY } from '@/lib/documents/early'
import { REDRAWN } from './redrawn'

/**
 * Gives blocks that were drawn afresh the offset, number and name that the server's HTML had, which the schema does not
 * draw, and says on the root that nodes were replaced. Only before the first edit.
 */
export function restorePlaces(view: EditorView): void {
  const { blocks } = plainText(view.state.doc)
  const numbers = numberParagraphs(blocks)
  blocks.forEach(({ start, pos, node, type, id }, i) => {
    const element = view.nodeDOM(node.isAtom ? pos : pos - 1)
    if (!(element instanceof HTMLElement) || element.hasAttribute('data-o')) return
    if (type === 'heading' && id !== null) element.id = `b-${id}`
    const number = numbers[i]
    element.dataset['o'] = String(start)
    if (typeof number !== 'number') return
    element.dataset['n'] = String(number)
    element.id = `p${number}`
  })
  view.state.doc.forEach((_node, pos, index) => {
    const element = view.nodeDOM(pos)
    if (index < EARLY && element instanceof HTMLElement) element.dataset['early'] = ''
  })
  view.dom.dispatchEvent(new CustomEvent(REDRAWN))
}
