'use client'

import { formErrors } from '@/components/auth/form-errors'
import { OneButtonForm } from '@/components/groups/one-button-form'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { TextField } from '@/components/ui/text-field'
import type { PersonActions, PersonRow } from './person-table'
import styles from '@/components/groups/groups.module.css'

const DAY_MS = 24 * 3600 * 1000

/** What an administrator can do about somebody else, folded behind a word; the platform's own fold. */
export function PersonMenu(props: { person: PersonRow; now: number; actions: PersonActions }) {
  const { person, now, actions } = props
  const { id, siteAdmin, suspendedUntil, sample } = person
  return (
    <details className={styles.menu} name="person">
      <summary aria-label={`Change ${person.name}`}>Change</summary>
      <div className={styles.panel}>
        {suspendedUntil === null ? (
          <SuspendForm action={actions.suspend} userId={id} first={dayAfter(now)} />
        ) : (
          <OneButtonForm action={actions.suspend} values={{ userId: id, until: '' }}>
            End the suspension
          </OneButtonForm>
        )}
        {!sample && <PasswordLinkForm action={actions.issueLink} userId={id} />}
        <OneButtonForm
          action={actions.setAdministrator}
          values={{ userId: id, administrator: siteAdmin ? 'no' : 'yes' }}
        >
          {siteAdmin ? 'Make no longer an administrator' : 'Make an administrator'}
        </OneButtonForm>
      </div>
    </details>
  )
}

function SuspendForm({ action, userId, first }: { action: FormAction; userId: string; first: string }) {
  const { state, form, pending } = useFormAction(action)
  const errors = formErrors(state, ['until'])
  return (
    <form {...form} noValidate>
      <input type="hidden" name="userId" value={userId} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <div className={styles.row}>
        <TextField
          label="Suspend until"
          name="until"
          type="date"
          required
          min={first}
          defaultValue={state.values['until'] ?? first}
          error={errors.of('until')}
        />
        <Button type="submit" look="line" aria-disabled={pending || undefined}>
          Suspend
        </Button>
      </div>
    </form>
  )
}

function PasswordLinkForm({ action, userId }: { action: FormAction; userId: string }) {
  const { state, form, pending } = useFormAction(action)
  const { link } = state.values
  return (
    <form {...form}>
      <input type="hidden" name="userId" value={userId} />
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      {link === undefined ? (
        <Button type="submit" look="line" aria-disabled={pending || undefined}>
          Make a link to a new password
        </Button>
      ) : (
        <>
          <p className={styles.meta}>
            Hand this on to them. It works once, for a week, and is shown this once.
          </p>
          <CopyField label="the link to a new password" value={link} />
        </>
      )}
    </form>
  )
}

/** The day after a moment in ms, in UTC, as a date field has it. */
function dayAfter(now: number): string {
  return new Date(now + DAY_MS).toISOString().slice(0, 10)
}
