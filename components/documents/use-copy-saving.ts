import { useCallback, useEffect, useRef, useState } from 'react'
import type { ArticleHandle } from '@/components/editor/article-editor'
import { createApi } from '@/lib/client/api'
import { createCopySaving } from '@/lib/client/copy-saving'
import type { CopyState } from '@/lib/client/copy-saving'
import { documentsApi } from '@/lib/client/documents-api'
import { deviceStorage } from '@/lib/client/device-storage'
import { openKeptWords } from '@/lib/client/kept-words'
import type { NodeJson } from '@/lib/documents/block-ids'
import type { WorkingCopy } from '@/lib/documents/working-copy'
import type { DocumentId } from '@/lib/ids'

/** Ms of rest before a save, and before another try after a failure. */
const REST = 1000
const AGAIN = 5000

type Kept = { number: number; json: NodeJson }
type Given = { id: DocumentId; userId: string; copy: WorkingCopy }

const api = documentsApi(createApi())

/**
 * Saves a working copy as it is written. What a device has kept of an earlier, unsaved writing comes back into the text;
 * where the text has gone on meanwhile, both stand against each other.
 */
export function useCopySaving({ id, userId, copy }: Given) {
  const [state, setState] = useState<CopyState>({ kind: 'untouched' })
  const saving = useRef<ReturnType<typeof createCopySaving> | null>(null)
  const handle = useRef<ArticleHandle | null>(null)

  const onReady = useCallback(
    (made: ArticleHandle) => {
      const kept = openKeptWords<Kept>(deviceStorage(), { userId, name: `copy:${id}` })
      const before = kept.recall(readKept)
      handle.current = made
      saving.current = createCopySaving({
        number: before?.number ?? copy.number,
        read: made.read,
        send: (body) => api.save(id, body),
        keep: (words) => (words === null ? kept.forget() : void kept.keep(words)),
        tell: setState,
        rest: REST,
        again: AGAIN,
      })
      // Over the number it was written on: if the text has gone on, the save meets it.
      if (before) made.replace(before.json)
    },
    [id, userId, copy.number],
  )

  useEffect(() => {
    const keep = () => void saving.current?.flush()
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      saving.current?.stop()
    }
  }, [])

  return {
    state,
    onReady,
    onChange: () => saving.current?.changed(),
    /** Saves what is left; true when the server has all of it. True also before the editor stands: nothing was written. */
    flush: async () => (await saving.current?.flush()) ?? true,
    number: () => saving.current?.number() ?? copy.number,
    keepMine: (over: number) => {
      saving.current?.resume(over)
      void saving.current?.flush()
    },
    takeTheirs: (theirs: WorkingCopy) => {
      handle.current?.replace(theirs.json)
      saving.current?.accept(theirs.number)
    },
  }
}

function readKept(value: unknown): Kept | null {
  if (typeof value !== 'object' || value === null) return null
  const { number, json } = value as Partial<Kept>
  return typeof number === 'number' && json?.type === 'doc' ? { number, json } : null
}
