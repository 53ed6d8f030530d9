import type { EditorView } from '@tiptap/pm/view'
import { useMemo, useState } from 'react'
import type { ImportChange } from '@/lib/interchange/import-change'
import { cleanPasted } from './clean-pasted'

/** What an editor asks of its view about pasting, and what the last paste has left out. */
export function usePasted() {
  const [changes, setChanges] = useState<readonly ImportChange[]>([])
  const props = useMemo(() => pastingProps(setChanges), [])
  return { changes, props }
}

function pastingProps(tell: (changes: readonly ImportChange[]) => void) {
  let found: readonly ImportChange[] = []
  /** Told when words are put in, also of words that leave nothing out: what was said of others is over. */
  const handle = (data: DataTransfer | null): boolean => {
    const pictures = filesAlone(data)
    tell(pictures > 0 ? [{ kind: 'files', count: pictures }] : found)
    found = []
    return pictures > 0
  }
  return {
    transformPastedHTML: (html: string, view: EditorView) => {
      const cleaned = cleanPasted(html, view.state.schema)
      found = cleaned.changes
      return cleaned.html
    },
    handlePaste: (_: EditorView, { clipboardData }: ClipboardEvent) => handle(clipboardData),
    handleDrop: (_: EditorView, { dataTransfer }: DragEvent) => handle(dataTransfer),
  }
}

/** How many files there are, where there is nothing else: with words, those are what was meant. */
function filesAlone(data: DataTransfer | null): number {
  const hasWords = data !== null && ['text/plain', 'text/html'].some((type) => data.getData(type) !== '')
  return data === null || hasWords ? 0 : data.files.length
}
