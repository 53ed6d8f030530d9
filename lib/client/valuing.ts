import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { propose, withdraw } from '@/lib/client/ledger-changes'
import { changeKey } from '@/lib/client/overlay'
import type { Change } from '@/lib/client/overlay'
import { changeLedger } from '@/lib/client/take-frame'
import type { Problem } from '@/lib/errors/problem'
import type { Result } from '@/lib/errors/result'
import type { AnnotationId } from '@/lib/ids'

type Tools = {
  store: AnnotationStore
  send: (change: Change) => Promise<Result<{ annotation: Annotation | null }>>
  takeAnswer: (change: Change, annotation: Annotation | null) => void
}

/** Valuing an annotation, or no longer: shown at once; one request at a time, until the server holds what was wished last. */
export function createValuing({ store, send, takeAnswer }: Tools) {
  const wished = new Map<AnnotationId, boolean>()
  return async (id: AnnotationId, valued: boolean): Promise<Problem | null> => {
    const isSending = wished.has(id)
    wished.set(id, valued)
    const change = { kind: 'value', id, valued } as const
    changeLedger(store, (ledger) => propose(ledger, change))
    if (isSending) return null
    let problem: Problem | null = null
    for (let sent: boolean | undefined; problem === null && wished.get(id) !== sent;) {
      sent = wished.get(id) ?? valued
      const result = await send({ ...change, valued: sent })
      if (result.ok) takeAnswer(change, result.data.annotation)
      else ({ problem } = result)
    }
    wished.delete(id)
    changeLedger(store, (ledger) => withdraw(ledger, changeKey(change)))
    if (problem?.code === 'signed_out') store.setState({ connection: 'signed_out' })
    return problem
  }
}
