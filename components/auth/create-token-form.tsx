'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import styles from './api-tokens.module.css'
import { formErrors } from './form-errors'
import { NewSecret } from './new-secret'
import { useFirstError } from './use-first-error'

const FIELDS = ['name', 'scope', 'life']

const SCOPES = [
  { value: 'read', label: 'Read', hint: 'what you can read, and nothing else.' },
  { value: 'write', label: 'Read and write', hint: 'annotate, answer and change in your name.' },
]

const LIVES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: 'for ever', label: 'Until I revoke it' },
]

export type CreateTokenFormProps = {
  /** Reads `name`, `scope` and `life`; hands back the new token's `secret`, once. */
  action: FormAction
}

/** Makes a token of the API. Its secret stands above the form until the page is left, and never again. */
export function CreateTokenForm({ action }: CreateTokenFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, FIELDS)
  const { secret, scope = 'read', life = '90', name = '' } = state.values
  return (
    <>
      {secret !== undefined && <NewSecret secret={secret} />}
      <form ref={form} {...sending} noValidate className={styles.form}>
        <h2>Make a token</h2>
        {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
        <TextField
          label="Name"
          name="name"
          required
          autoComplete="off"
          hint="What it is for, such as “Weekly export”."
          defaultValue={name}
          error={errors.of('name')}
        />
        <fieldset className={styles.choice}>
          <legend>It may</legend>
          {SCOPES.map(({ value, label, hint }) => (
            <label key={value}>
              <input type="radio" name="scope" value={value} defaultChecked={value === scope} />
              <span>
                <b>{label}:</b> {hint}
              </span>
            </label>
          ))}
        </fieldset>
        <label className={styles.life}>
          <span>It works for</span>
          <select name="life" defaultValue={life}>
            {LIVES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="main" aria-disabled={pending || undefined}>
          Make the token
        </Button>
      </form>
    </>
  )
}
