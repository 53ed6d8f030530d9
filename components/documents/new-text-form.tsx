'use client'

import { formErrors } from '@/components/auth/form-errors'
import { useFirstError } from '@/components/auth/use-first-error'
import { ProblemNotice } from '@/components/shell/problem-notice'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { DetailsFields } from './details-fields'
import styles from './documents.module.css'
import { NewTextPreview } from './new-text-preview'
import { SourceField } from './source-field'
import { useNewText } from './use-new-text'

const FIELDS = ['text', 'title', 'author', 'source', 'language', 'direction']

export type NewTextFormProps = {
  /** Reads the fields; `intent` says whether a preview is asked for or the text is to be saved. */
  action: FormAction
  /** The id of the text to be, minted with the page: sending it twice makes one text. */
  id: string
  userId: string
  /** What the browser's language suggests. */
  language: string
  /** The slug of the group it is meant for; empty for none. */
  group: string
}

/** A text pasted or written, seen as it would be stored, and saved. Without scripts its preview is a step of its own. */
export function NewTextForm({ action, id, userId, language, group }: NewTextFormProps) {
  const text = useNewText({ action, userId, language })
  const form = useFirstError(text.state)
  const errors = formErrors(text.state, FIELDS)
  return (
    <form ref={form} {...text.form} noValidate className={styles.columns}>
      <div>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="group" value={group} />
        {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
        {text.isBroughtBack && (
          <p className={styles.notice}>
            This is what you had not saved. <Button onClick={text.beginAnew}>Begin anew</Button>
          </p>
        )}
        <SourceField
          value={text.source}
          error={errors.of('text')}
          area={text.area}
          onChange={text.changeSource}
        />
        <DetailsFields values={text.details} errors={errors} onChange={text.changeField} />
        <div className={styles.acts}>
          <Button
            type="submit"
            look="main"
            name="intent"
            value="create"
            aria-disabled={text.pending || undefined}
          >
            Save the text
          </Button>
          <noscript>
            <Button type="submit" look="line" name="intent" value="preview">
              Preview
            </Button>
          </noscript>
        </div>
        <p className={styles.hint}>
          Saving shows it to nobody: you publish it, and open it in a group, afterwards.
        </p>
      </div>
      <NewTextPreview state={text.preview} details={text.details} />
    </form>
  )
}
