import { Selection } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'

/** Puts a formula where the cursor is, or in the place of the one that is selected; the cursor stands after it. */
export function insertMath({ tr, schema }: EditorState, source: string, isBlock: boolean): Transaction {
  const { math, mathBlock, paragraph } = schema.nodes
  const node = (isBlock ? mathBlock : math)?.create({ source })
  if (!node || !paragraph) return tr
  tr.replaceSelectionWith(node, false)
  // A block goes beside the paragraph, not where the cursor was.
  let end = tr.selection.to
  tr.doc.descendants((found, pos) => {
    if (found === node) end = pos + node.nodeSize
  })
  if (isBlock && Selection.findFrom(tr.doc.resolve(end), 1, true) === null) tr.insert(end, paragraph.create())
  return tr.setSelection(Selection.near(tr.doc.resolve(end), 1))
}
