import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { offsetAt, posAt } from '@/lib/documents/offset-map'
import { textOf } from './text-of'

/** An annotation's place in the text: UTF-16 offsets of the document's plain text, end exclusive. */
export type TextAnchor = { id: string; start: number; end: number }

/** The same as ProseMirror positions. */
type Placed = { id: string; from: number; to: number }

/** `gone` are annotations of which no character is left. */
type State = { placed: readonly Placed[]; gone: ReadonlySet<string> }

const key = new PluginKey<State>('annotations')

/** What annotations mean to an editor: it keeps their places through every change of the text. It draws nothing. */
export const Annotations = Extension.create({
  name: 'annotations',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key,
      state: { init: () => ({ placed: [], gone: new Set() }), apply: (tr, state) => next(tr, state) },
    }),
  ],
})

/** A transaction that replaces all anchors by `anchors`, given in the text of the transaction's document. */
export function setAnchors(tr: Transaction, anchors: readonly TextAnchor[]): Transaction {
  const { blocks } = textOf(tr.doc)
  const placed = anchors.map(({ id, start, end }) => ({
    id,
    from: posAt(blocks, start),
    to: posAt(blocks, end),
  }))
  return tr.setMeta(key, { placed, gone: new Set() } satisfies State).setMeta('addToHistory', false)
}

/** Where the anchors lie now, in the order in which they were set; those whose words are gone are left out. */
export function anchorsOf(state: EditorState): TextAnchor[] {
  const { blocks } = textOf(state.doc)
  return (key.getState(state)?.placed ?? []).map(({ id, from, to }) => ({
    id,
    start: offsetAt(blocks, from, 1),
    end: offsetAt(blocks, to, -1),
  }))
}

/** The annotations whose words have all been deleted since the anchors were set. */
export function goneOf(state: EditorState): ReadonlySet<string> {
  return key.getState(state)?.gone ?? new Set()
}

/** The annotations that cover the character after a position, shortest first. */
export function annotationsAt(state: EditorState, pos: number): string[] {
  const covering = (key.getState(state)?.placed ?? []).filter(({ from, to }) => from <= pos && pos < to)
  return covering.toSorted((a, b) => a.to - a.from - (b.to - b.from)).map(({ id }) => id)
}

/** The selected words as a range of the text, not snapped to anything; null when nothing is selected. */
export function selectedText(state: EditorState): { start: number; end: number } | null {
  const { blocks } = textOf(state.doc)
  const { from, to, empty } = state.selection
  if (empty) return null
  const start = offsetAt(blocks, from, 1)
  const end = offsetAt(blocks, to, -1)
  return start < end ? { start, end } : null
}

function next(tr: Transaction, state: State): State {
  const set: State | undefined = tr.getMeta(key)
  if (set) return set
  if (!tr.docChanged || state.placed.length === 0) return state
  const placed: Placed[] = []
  const gone = new Set(state.gone)
  for (const { id, from, to } of state.placed) {
    // Words typed at either edge belong to the author, not to the passage.
    const start = tr.mapping.map(from, 1)
    const end = tr.mapping.map(to, -1)
    if (start < end) placed.push({ id, from: start, to: end })
    else gone.add(id)
  }
  return { placed, gone }
}
