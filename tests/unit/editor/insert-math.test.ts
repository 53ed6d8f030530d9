import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { insertMath } from '@/components/editor/insert-math'
import { bodySchema } from '@/lib/documents/body-schema'
import { bodyText } from '@/lib/documents/body-text'
import { parseBody } from '@/lib/documents/validate'

const { paragraph, doc, mathBlock, math } = bodySchema.nodes
const p = (words: string) => paragraph!.create(null, words === '' ? [] : [bodySchema.text(words)])

/** The state of a body with the cursor so many characters into its first paragraph. */
function at(offset: number, ...words: string[]): EditorState {
  const state = EditorState.create({ doc: doc!.create(null, words.map(p)) })
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, offset + 1)))
}

/** What a body says once something was typed after a formula was put in. */
function typedAfter(state: EditorState, isBlock: boolean, type = 'after'): string {
  const next = state.apply(insertMath(state, 'x^2', isBlock))
  expect(next.selection).toBeInstanceOf(TextSelection)
  const typed = next.apply(next.tr.insertText(type))
  expect(parseBody(typed.doc.toJSON()).ok).toBe(true)
  return bodyText(typed.doc)
}

describe('a formula that is put in', () => {
  test.each([
    ['among words', at(2, 'abcd'), false, 'ab$x^2$aftercd'],
    ['in an empty body', at(0, ''), false, '$x^2$after'],
    ['on its own line, at the end', at(2, 'ab'), true, 'ab\n$$x^2$$\nafter'],
    ['on its own line, amid words', at(2, 'abcd'), true, 'ab\n$$x^2$$\naftercd'],
    ['on its own line, before another', at(2, 'ab', 'cd'), true, 'ab\n$$x^2$$\naftercd'],
  ])('%s is followed by what is typed next', (_, state, isBlock, text) => {
    expect(typedAfter(state, isBlock)).toBe(text)
  })

  test('takes the place of the one that is selected', () => {
    const inline = EditorState.create({
      doc: doc!.create(null, [paragraph!.create(null, [math!.create({ source: 'y' })])]),
    })
    const chosen = inline.apply(inline.tr.setSelection(NodeSelection.create(inline.doc, 1)))
    expect(typedAfter(chosen, false)).toBe('$x^2$after')
    const block = EditorState.create({ doc: doc!.create(null, [mathBlock!.create({ source: 'y' }), p('z')]) })
    const picked = block.apply(block.tr.setSelection(NodeSelection.create(block.doc, 0)))
    expect(typedAfter(picked, true)).toBe('$$x^2$$\nafterz')
  })
})
