import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

type Ends = { anchorNode: Node; anchorOffset: number; focusNode: Node; focusOffset: number }

/**
 * Runs `mount`, which re-appends nodes and so may move the ends of a selection in `root`, and puts them back where they
 * were as far as their nodes are still there. The editor's state follows.
 */
export function keepSelection(root: HTMLElement, mount: () => EditorView): void {
  const before = endsIn(root)
  const view = mount()
  if (!before || !root.contains(before.anchorNode) || !root.contains(before.focusNode)) return
  const after = endsIn(root)
  const { anchorNode, anchorOffset, focusNode, focusOffset } = before
  if (!after || !isSame(before, after))
    root.ownerDocument.getSelection()?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
  const { doc, tr } = view.state
  const anchor = doc.resolve(view.posAtDOM(anchorNode, anchorOffset))
  const head = doc.resolve(view.posAtDOM(focusNode, focusOffset))
  view.dispatch(tr.setSelection(TextSelection.between(anchor, head)))
}

function endsIn(root: HTMLElement): Ends | null {
  const selection = root.ownerDocument.getSelection()
  if (!selection?.anchorNode || !selection.focusNode) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  if (!root.contains(anchorNode) || !root.contains(focusNode)) return null
  return { anchorNode, anchorOffset, focusNode, focusOffset }
}

function isSame(a: Ends, b: Ends): boolean {
  return (
    a.anchorNode === b.anchorNode &&
    a.anchorOffset === b.anchorOffset &&
    a.focusNode === b.focusNode &&
    a.focusOffset === b.focusOffset
  )
}
