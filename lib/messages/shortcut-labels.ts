/** What a key does, in words; `keys` are pressed one or the other. */
export type ShortcutLabel = { keys: readonly string[]; does: string }

/** The keys of the reading room under what they are about, as the dialog shows them. */
export const SHORTCUT_LABELS: readonly { title: string; rows: readonly ShortcutLabel[] }[] = [
  {
    title: 'In the text',
    rows: [
      { keys: ['↓', '↑'], does: 'Next or previous paragraph' },
      { keys: ['Enter'], does: 'Into its sentences, then its words' },
      { keys: ['Esc'], does: 'Back to sentences, then paragraphs' },
      { keys: ['Home', 'End'], does: 'First or last paragraph' },
      { keys: ['Shift + →', 'Shift + ←'], does: 'Select a character more or less' },
      { keys: ['Ctrl + Shift + →', 'Ctrl + Shift + ←'], does: 'Select a word more or less' },
      { keys: ['Alt + F10'], does: 'To the toolbar of the selection' },
    ],
  },
  {
    title: 'Annotations',
    rows: [
      { keys: ['A', 'Ctrl + Alt + M'], does: 'Annotate the selection, or the paragraph you are in' },
      { keys: ['H'], does: 'Highlight it' },
      { keys: ['R'], does: 'Reply to the open thread' },
      { keys: ['E'], does: 'Resolve or re-open it' },
      { keys: ['Ctrl + Enter'], does: 'Post what is written' },
    ],
  },
  {
    title: 'Getting around',
    rows: [
      { keys: [']', '['], does: 'Next or previous thread' },
      { keys: ['N', 'Shift + N'], does: 'Next or previous unread annotation' },
      { keys: ['S'], does: 'To the thread of the highlight you are in, and back to the text' },
      { keys: ['L'], does: 'Show what has arrived and waits' },
      { keys: ['Ctrl + Shift + H'], does: 'Show or hide the highlights' },
      { keys: ['Esc'], does: 'Close the thread or the list' },
      { keys: ['?'], does: 'Show these keys' },
    ],
  },
]
