import { Extension, textblockTypeInputRule } from '@tiptap/core'

/** A line that begins with one to three number signs is a heading; three hyphens are a break between parts. */
const HEADING = /^(#{1,3})\s$/

/** What writing an article adds to writing a body: headings and breaks, by keys and by signs. */
export const articleEditing = Extension.create({
  name: 'articleEditing',

  addKeyboardShortcuts() {
    const { editor } = this
    const heading = (level: number) => () => editor.commands.toggleNode('heading', 'paragraph', { level })
    return {
      'Mod-Alt-0': () => editor.commands.setNode('paragraph'),
      'Mod-Alt-1': heading(1),
      'Mod-Alt-2': heading(2),
      'Mod-Alt-3': heading(3),
    }
  },

  addInputRules() {
    const { heading } = this.editor.schema.nodes
    if (!heading) return []
    return [
      textblockTypeInputRule({
        find: HEADING,
        type: heading,
        getAttributes: ([, signs]) => ({ level: signs?.length ?? 1 }),
      }),
    ]
  },
})
