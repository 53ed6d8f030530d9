'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import type { Provider } from '@/lib/auth/provider'
import styles from './providers.module.css'

export type ProviderButtonsProps = {
  providers: readonly Provider[]
  /** Reads `provider` and `next`, and sends there. */
  action: FormAction
  /** Where to go afterwards: a path of this site. */
  next: string
}

/** One button for each provider of the installation; each is a form, so that it works before scripts. */
export function ProviderButtons({ providers, action, next }: ProviderButtonsProps) {
  const { state, form } = useFormAction(action)
  return (
    <>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <ul className={styles.buttons}>
        {providers.map(({ id, label }) => (
          <li key={id}>
            <form {...form}>
              <input type="hidden" name="provider" value={id} />
              <input type="hidden" name="next" value={next} />
              <Button type="submit" look="line" wide>
                <span>
                  Continue with <bdi>{label}</bdi>
                </span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
