import type { ReactNode } from 'react'
import { Logo } from './logo'
import { Page } from './page'
import styles from './notice.module.css'

export type NoticeProps = {
  title: string
  /** What happened and what to do next. */
  text: string
  link?: { href: string; label: string }
  /** The number under which the server logged a failure. */
  trace?: string
  children?: ReactNode
}

/** A page that has only one thing to say. */
export function Notice({ title, text, link, trace, children }: NoticeProps) {
  return (
    <Page narrow>
      <p className={styles.logo}>
        <Logo />
      </p>
      <h1>{title}</h1>
      <p>{text}</p>
      {trace !== undefined && <p className={styles.trace}>Trace {trace}</p>}
      {children}
      {link && (
        // A whole load: after a failure nothing of the old page should live on.
        <a className={styles.link} href={link.href}>
          {link.label}
        </a>
      )}
    </Page>
  )
}
