import { Extension, markInputRule, wrappingInputRule } from '@tiptap/core'
import { history, redo, undo } from '@tiptap/pm/history'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { safeUrl } from '@/lib/documents/safe-url'

/** Marks by their Markdown signs; the last group of each pattern holds the words. Backspace takes the change back. */
const MARK_SIGNS = {
  bold: /(?:^|\s)\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/,
  italic: /(?:^|\s)\*([^\s*](?:[^*]*[^\s*])?)\*$/,
  strike: /(?:^|\s)~~([^\s~](?:[^~]*[^\s~])?)~~$/,
  code: /(?:^|\s)`([^`]+)`$/,
}

/** Blocks by what a line begins with. */
const BLOCK_SIGNS = { blockquote: /^\s*>\s$/, bulletList: /^\s*[-*]\s$/, orderedList: /^\s*1[.)]\s$/ }

/**
 * Keys, signs and history for writing a body: the schema's extensions say only what a body may hold. Tab is not among
 * the keys, so that the keyboard gets out again.
 */
export const bodyEditing = Extension.create({
  name: 'bodyEditing',

  addKeyboardShortcuts() {
    const { editor } = this
    const takeBack = () => undo(editor.state, editor.view.dispatch)
    const doAgain = () => redo(editor.state, editor.view.dispatch)
    return {
      'Mod-b': () => editor.commands.toggleMark('bold'),
      'Mod-i': () => editor.commands.toggleMark('italic'),
      'Mod-e': () => editor.commands.toggleMark('code'),
      'Mod-Shift-s': () => editor.commands.toggleMark('strike'),
      'Mod-Shift-7': () => editor.commands.toggleList('orderedList', 'listItem'),
      'Mod-Shift-8': () => editor.commands.toggleList('bulletList', 'listItem'),
      'Mod-Shift-b': () => editor.commands.toggleWrap('blockquote'),
      'Mod-z': takeBack,
      'Mod-y': doAgain,
      'Shift-Mod-z': doAgain,
      'Shift-Enter': () =>
        editor.commands.first(({ commands }) => [
          () => commands.exitCode(),
          () => commands.insertContent({ type: 'hardBreak' }),
        ]),
      Enter: () => editor.commands.splitListItem('listItem'),
    }
  },

  addInputRules() {
    const { marks, nodes } = this.editor.schema
    const rules = Object.entries(MARK_SIGNS).flatMap(([name, find]) => {
      const type = marks[name]
      return type ? [markInputRule({ find, type })] : []
    })
    const wrapping = Object.entries(BLOCK_SIGNS).flatMap(([name, find]) => {
      const type = nodes[name]
      return type ? [wrappingInputRule({ find, type })] : []
    })
    return [...rules, ...wrapping]
  },

  addProseMirrorPlugins() {
    return [history(), new Plugin({ props: { handlePaste: pasteAddress } })]
  },
})

/** A pasted address becomes a link: on the selected words, or spelled out where nothing is selected. */
function pasteAddress(view: EditorView, event: ClipboardEvent): boolean {
  const href = safeUrl(event.clipboardData?.getData('text/plain').trim() ?? '')
  const link = view.state.schema.marks['link']
  const { from, to, empty, $from } = view.state.selection
  if (href === null || link === undefined || $from.parent.type.spec.code) return false
  const mark = link.create({ href })
  const { tr, schema } = view.state
  if (empty) tr.insert(from, schema.text(href, [mark])).removeStoredMark(link)
  else tr.addMark(from, to, mark)
  view.dispatch(tr.scrollIntoView())
  return true
}
