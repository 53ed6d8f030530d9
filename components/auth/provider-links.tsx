'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import type { ProviderLink, ProviderRefusal } from '@/lib/auth/provider'
import { ProviderRefusalNotice } from './provider-refusal-notice'
import styles from './providers.module.css'

export type ProviderLinksProps = {
  links: readonly ProviderLink[]
  /** Why connecting failed just now; null when it did not. */
  refusal: ProviderRefusal | null
  /** Reads `provider`, and sends there. */
  link: FormAction
  /** Reads `provider`, and disconnects it. */
  unlink: FormAction
}

/** Each provider of the installation, connected or not. */
export function ProviderLinks({ links, refusal, link, unlink }: ProviderLinksProps) {
  const linking = useFormAction(link)
  const unlinking = useFormAction(unlink)
  const problem = unlinking.state.problem ?? linking.state.problem
  return (
    <>
      {refusal !== null && <ProviderRefusalNotice refusal={refusal} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      {links.length === 0 && <p>This installation has no other providers. You sign in with your password.</p>}
      <ul className={styles.links}>
        {links.map(({ id, label, linked }) => (
          <li key={id}>
            <span className={styles.words}>
              <b dir="auto">{label}</b>
              <span className={styles.state}>{linked ? 'Connected' : 'Not connected'}</span>
            </span>
            <form {...(linked ? unlinking.form : linking.form)}>
              <input type="hidden" name="provider" value={id} />
              <Button type="submit" look="line" aria-label={`${linked ? 'Disconnect' : 'Connect'} ${label}`}>
                {linked ? 'Disconnect' : 'Connect'}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
