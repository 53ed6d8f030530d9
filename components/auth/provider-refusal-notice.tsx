import type { ProviderRefusal } from '@/lib/auth/provider'
import { reasonText } from '@/lib/messages/format'
import styles from './providers.module.css'

/** Why signing in elsewhere led nowhere, and what to do next. */
export function ProviderRefusalNotice({ refusal }: { refusal: ProviderRefusal }) {
  return (
    <p role="alert" className={styles.refusal}>
      {reasonText(refusal)}
    </p>
  )
}
