'use client'

import { formErrors } from '@/components/auth/form-errors'
import { useFirstError } from '@/components/auth/use-first-error'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import type { Details } from '@/lib/documents/editing'
import type { DocumentId } from '@/lib/ids'
import { DetailsFields } from './details-fields'
import type { DetailsValues } from './details-fields'
import styles from './documents.module.css'

const FIELDS = ['title', 'author', 'source', 'language', 'direction']

type Props = {
  /** Reads `documentId`, `group` and the fields of the details. */
  action: FormAction
  id: DocumentId
  details: Details
  group: string
}

/** What is said about a text; it can be changed at any time. */
export function DetailsForm({ action, id, details, group }: Props) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const { title, author, source, language, direction } = details
  const stored: DetailsValues = { title, author: author ?? '', source: source ?? '', language, direction }
  const errors = formErrors(state, FIELDS)
  return (
    <section className={styles.part} aria-labelledby="details">
      <h2 id="details">About the text</h2>
      <form ref={form} {...sending} noValidate>
        <input type="hidden" name="documentId" value={id} />
        <input type="hidden" name="group" value={group} />
        {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
        <DetailsFields values={{ ...stored, ...state.values }} errors={errors} />
        <Button type="submit" look="line" aria-disabled={pending || undefined}>
          Save the details
        </Button>
      </form>
    </section>
  )
}
