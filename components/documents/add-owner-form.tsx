'use client'

import { useId } from 'react'
import { formErrors } from '@/components/auth/form-errors'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import type { Editing } from '@/lib/documents/editing'
import styles from './documents.module.css'

type Props = {
  editing: Pick<Editing, 'id' | 'candidates' | 'hasMoreCandidates'>
  /** The name that was looked for; empty for none. */
  find: string
  /** Reads `documentId`, `party` and `role`. */
  action: FormAction
}

/** Adds somebody with whom one shares a group, or a group that one moderates; a long list is narrowed by name. */
export function AddOwnerForm({ editing, find, action }: Props) {
  const { id, candidates, hasMoreCandidates } = editing
  const { state, form, pending } = useFormAction(action)
  const errors = formErrors(state, ['party'])
  return (
    <>
      {(hasMoreCandidates || find !== '') && <FindForm find={find} />}
      {candidates.length === 0 ? (
        <p className={styles.hint}>
          {find === ''
            ? 'Nobody else can be added yet: it has to be somebody from one of your groups.'
            : 'Nobody in your groups has such a name.'}
        </p>
      ) : (
        <form {...form} className={`${styles.acts} ${styles.adding}`}>
          <input type="hidden" name="documentId" value={id} />
          {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
          <SelectField
            label="Add"
            name="party"
            error={errors.of('party')}
            options={candidates.map(({ party, noun, name }) => [
              party,
              noun === 'group' ? `${name} (group)` : name,
            ])}
          />
          <SelectField
            label="As"
            name="role"
            defaultValue="editor"
            options={[
              ['editor', 'Co-editor'],
              ['owner', 'Owner'],
            ]}
          />
          <Button type="submit" look="line" aria-disabled={pending || undefined}>
            Add
          </Button>
        </form>
      )}
    </>
  )
}

/** A plain form that asks for the page again. */
function FindForm({ find }: { find: string }) {
  const id = useId()
  return (
    <search>
      <form method="get" action="#owners" className={styles.acts}>
        <label htmlFor={id}>Find by name</label>
        <input
          id={id}
          type="search"
          name="find"
          defaultValue={find}
          maxLength={200}
          className={styles.find}
        />
        <Button type="submit" look="line">
          Find
        </Button>
      </form>
    </search>
  )
}
