'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { ChoiceField } from '@/components/ui/choice-field'
import styles from '@/components/groups/groups.module.css'

const SIGN_UP_CHOICES = [
  { value: 'invited', label: 'Whoever has an invitation to a group' },
  { value: 'open', label: 'Anybody', hint: 'A link to sign up stands on the sign-in page.' },
]

/** What an administrator decides for the whole installation; `action` reads `signUp`. */
export function SettingsForm({ action, signUp }: { action: FormAction; signUp: 'invited' | 'open' }) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form} noValidate className={styles.form}>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <ChoiceField
        legend="Who may make an account?"
        name="signUp"
        choices={SIGN_UP_CHOICES}
        defaultValue={signUp}
      />
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Save
      </Button>
    </form>
  )
}
