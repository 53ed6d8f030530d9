'use client'

import { useRef, useState } from 'react'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import type { DocumentId } from '@/lib/ids'
import styles from './documents.module.css'

type Props = {
  /** Reads `documentId`, `number` and `group`. */
  action: FormAction
  documentId: DocumentId
  /** The copy that the page was made with. */
  number: number
  group: string
  /** Saves what is left and says which copy stands; null when it could not be saved. */
  prepare: () => Promise<number | null>
}

/** Publishes the text as it stands. What was written last is saved before, where a script runs. */
export function PublishForm({ action, documentId, number, group, prepare }: Props) {
  const [isUnsaved, setUnsaved] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { state, form, pending } = useFormAction(action, {
    before: async () => {
      const saved = await prepare()
      setUnsaved(saved === null)
      if (saved === null || !field.current) return false
      field.current.value = String(saved)
      return true
    },
  })

  return (
    <section className={styles.part} aria-labelledby="publish">
      <h2 id="publish">Publish</h2>
      <p>
        A published text stays as it is, so that annotations keep their places. Nobody reads it before you
        open it in a group.
      </p>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      {isUnsaved && <p className={styles.error}>The text is not saved yet. Look above, then publish.</p>}
      <form {...form} className={styles.acts}>
        <input type="hidden" name="documentId" value={documentId} />
        <input type="hidden" name="group" value={group} />
        <input ref={field} type="hidden" name="number" defaultValue={number} />
        <Button type="submit" look="main" aria-disabled={pending || undefined}>
          Publish
        </Button>
      </form>
    </section>
  )
}
