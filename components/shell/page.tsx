import type { ReactNode } from 'react'
import styles from './page.module.css'

/** The middle of a page that is no text: `narrow` for forms, else for lists. */
export function Page({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={`${styles.page} ${narrow ? styles.narrow : ''}`}>
      {children}
    </main>
  )
}
