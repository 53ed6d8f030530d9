import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { Bell } from '@/components/notifications/bell'
import { AccountMenu } from './account-menu'
import { Logo } from './logo'
import type { FormAction } from './use-form-action'
import styles from './header.module.css'

/** One step of the way here; the last is the page itself and needs no address. */
export type Crumb = { label: string; href?: string }

export type HeaderProps = {
  /** Null for somebody who is not signed in. */
  viewer: { name: string } | null
  crumbs?: readonly Crumb[]
  /** The server action behind "Sign out". */
  signOut: FormAction
  /** Where signing in leads back to: a path of this site. */
  next?: string
  /** Controls of the page, before the account. */
  children?: ReactNode
}

/** Reached by a whole load: the stream and the surface of a reading end with their page. */
const HOME = '/'
const INBOX = '/inbox'

/** The bar over every page but the sign-in. Needs no scripts. */
export function Header({ viewer, crumbs = [], signOut, next = '/', children }: HeaderProps) {
  return (
    <header className={styles.bar} data-shell="">
      <a href={HOME} className={styles.home} aria-label="Postil, your readings">
        <Logo />
      </a>
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div className={styles.end}>
        {children}
        {viewer !== null && (
          <a className={styles.inbox} href={INBOX} aria-label="Inbox">
            <Inbox size={18} strokeWidth={1.75} aria-hidden="true" />
          </a>
        )}
        {viewer === null ? (
          <a className={styles.signIn} href={`/sign-in?next=${encodeURIComponent(next)}`}>
            Sign in
          </a>
        ) : (
          <>
            <Bell />
            <AccountMenu name={viewer.name} signOut={signOut} />
          </>
        )}
      </div>
    </header>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className={styles.crumbs} aria-label="Where you are">
      <ol>
        {crumbs.map(({ label, href }, index) => (
          <li key={label} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {href === undefined ? (
              <span dir="auto">{label}</span>
            ) : (
              <a href={href} dir="auto">
                {label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
