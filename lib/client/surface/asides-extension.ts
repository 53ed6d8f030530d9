import { Extension } from '@tiptap/core'
import type { Node as PMNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorView } from '@tiptap/pm/view'
import { posAt } from '@/lib/documents/offset-map'
import { keepSelection } from './keep-selection'
import { textOf } from './text-of'
import type { Aside, DrawAsides } from './spoken-buttons'

type Change = { added: readonly Decoration[]; gone: ReadonlySet<number> }

const key = new PluginKey<DecorationSet>('asides')

/** What stands in the article beside its text, as an editor draws it. Nothing until `drawOn` adds some. */
export const Asides = Extension.create({
  name: 'asides',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => {
          const change: Change | undefined = tr.getMeta(key)
          const mapped = set.map(tr.mapping, tr.doc)
          if (!change) return mapped
          const gone = mapped.find(undefined, undefined, ({ start }) => change.gone.has(start as number))
          return mapped.remove(gone).add(tr.doc, [...change.added])
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Draws on an editor: at the start of a block of text, after a heading and what has no text. The selection stays. */
export function drawOn(view: EditorView): DrawAsides {
  return (added, gone) => {
    if (view.isDestroyed) return
    const { blocks } = textOf(view.state.doc)
    const change: Change = {
      added: added.map((aside) => widgetOf(view.state.doc, posAt(blocks, aside.start), aside)),
      gone: new Set(gone.map(({ start }) => start)),
    }
    keepSelection(view.dom, () => {
      view.dispatch(view.state.tr.setMeta(key, change).setMeta('addToHistory', false))
      return view
    })
  }
}

function widgetOf(doc: PMNode, pos: number, { start, button }: Aside): Decoration {
  const spec = { key: `aside-${start}`, start, side: -1, ignoreSelection: true, stopEvent: () => true }
  return Decoration.widget(placeIn(doc, pos), button, spec)
}

/** A block of text begins at `pos`; what has no text stands after it. As `drawInto` has it. */
function placeIn(doc: PMNode, pos: number): number {
  const $pos = doc.resolve(pos)
  const isText = $pos.parent.isTextblock
  if (isText && $pos.parent.type.name !== 'heading') return pos
  const depth = isText ? $pos.depth - 1 : $pos.depth
  const index = $pos.index(depth)
  const isEnd = index > 0 && index === $pos.node(depth).childCount - 1
  if (isText) return isEnd ? $pos.before() : $pos.after()
  return isEnd ? pos : pos + (doc.nodeAt(pos)?.nodeSize ?? 0)
}
