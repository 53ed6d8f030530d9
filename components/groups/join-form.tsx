'use client'

import { AccountFields } from '@/components/auth/account-fields'
import { formErrors } from '@/components/auth/form-errors'
import { useFirstError } from '@/components/auth/use-first-error'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { HashLink } from './hash-link'
import styles from './groups.module.css'

export type JoinFormProps = {
  /** Reads `token`, `name`, `email` and `password`; makes the account, joins and goes on. */
  action: FormAction
  token: string
  /** The least length of a password, in characters. */
  passwordLength: number
}

/** Joins without an account yet: three fields, and back to where the link leads. */
export function JoinForm({ action, token, passwordLength }: JoinFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, ['name', 'email', 'password'])
  return (
    <form ref={form} {...sending} noValidate className={styles.join}>
      <input type="hidden" name="token" value={token} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <AccountFields state={state} passwordLength={passwordLength} />
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Join
      </Button>
      <p className={styles.or}>
        <HashLink href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`} within="next">
          I have an account: sign in
        </HashLink>
      </p>
    </form>
  )
}
