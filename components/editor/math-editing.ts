import { Extension, InputRule } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { isMathSource } from '@/lib/documents/math-source'
import { MathNodeView } from './math-node-view'

/** A formula between dollars, with no space inside them: "from $5 to $6" names two prices. */
const INLINE = /(^|[\s(])\$([^\s$](?:[^$]*[^\s$])?)\$$/

/** A formula between double dollars, alone in its paragraph. */
const BLOCK = /^\$\$([^$]+)\$\$$/

/** How formulas are typed and drawn in the words that are being written. Backspace makes dollars of one just typed. */
export const mathEditing = Extension.create({
  name: 'mathEditing',

  addInputRules() {
    const { math, mathBlock, paragraph } = this.editor.schema.nodes
    if (!math || !mathBlock || !paragraph) return []
    const among = new InputRule({
      find: INLINE,
      handler: ({ state, range, match: [, before = '', source] }) => {
        if (!isMathSource(source)) return null
        state.tr.replaceWith(range.from + before.length, range.to, math.create({ source }))
      },
    })
    const alone = new InputRule({
      find: BLOCK,
      handler: ({ state, range, match: [, source] }) => {
        const at = state.doc.resolve(range.from)
        if (!isMathSource(source) || at.depth !== 1) return null
        const { tr } = state
        const from = at.before()
        tr.replaceWith(from, at.after(), [mathBlock.create({ source }), paragraph.create()])
        tr.setSelection(TextSelection.create(tr.doc, from + 2))
      },
    })
    return [alone, among]
  },

  addProseMirrorPlugins() {
    const draw = (node: Node) => new MathNodeView(node)
    return [new Plugin({ props: { nodeViews: { math: draw, mathBlock: draw } } })]
  },
})
