import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** A list without rows: one line that says the next step. */
export function EmptyState({ children }: { children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>
}
