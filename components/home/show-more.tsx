import type { ReactNode } from 'react'
import styles from './row-list.module.css'

/** The way to the next page of a list; nothing after the last (null). */
export function ShowMore({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return null
  return (
    <p className={styles.more}>
      <a href={href}>{children}</a>
    </p>
  )
}
