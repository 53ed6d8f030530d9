'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import type { ReadingId } from '@/lib/ids'
import styles from './documents.module.css'

type Props = {
  /** Reads `readingId` and `commenting`. */
  action: FormAction
  readingId: ReadingId
  commenting: 'open' | 'closed'
  /** True after it was saved. */
  isSaved: boolean
}

const CHOICES = [
  ['open', 'Open', 'Members annotate and answer, as their group lets them.'],
  ['closed', 'Closed', 'Everything can be read. Only notes for “Only me” can be written.'],
] as const

/** The commenting switch of a reading. */
export function CommentingForm({ action, readingId, commenting, isSaved }: Props) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form} className={styles.part}>
      <input type="hidden" name="readingId" value={readingId} />
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <fieldset className={styles.choices}>
        <legend>Commenting</legend>
        {CHOICES.map(([value, label, hint]) => (
          <label key={value}>
            <input type="radio" name="commenting" value={value} defaultChecked={value === commenting} />
            <span>
              <b>{label}.</b> {hint}
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles.acts}>
        <Button type="submit" look="main" aria-disabled={pending || undefined}>
          Save
        </Button>
        <output className={styles.soft}>{isSaved ? 'Saved. Open pages follow at once.' : ''}</output>
      </div>
    </form>
  )
}
