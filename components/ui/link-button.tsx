import type { ReactNode } from 'react'
import styles from './button.module.css'

/** A link that looks like a button: it leads to a page, by a whole load, and does nothing else. */
export function LinkButton(props: { href: string; look?: 'line' | 'main'; children: ReactNode }) {
  const { href, look = 'line', children } = props
  return (
    <a href={href} className={`${styles.button} ${styles[look]} ${styles.link}`}>
      {children}
    </a>
  )
}
