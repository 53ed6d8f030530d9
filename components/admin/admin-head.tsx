import { LinkButton } from '@/components/ui/link-button'
import styles from '@/components/groups/groups.module.css'

const PAGES = [
  { href: '/admin', label: 'People' },
  { href: '/admin/groups', label: 'Groups' },
  { href: '/admin/settings', label: 'Settings' },
] as const

/** The title of the administration, and the ways to its other pages. */
export function AdminHead({ page }: { page: (typeof PAGES)[number]['href'] }) {
  return (
    <>
      <h1>Administration</h1>
      <p>Who is here, and which groups there are. What closed groups read and write is not shown here.</p>
      <nav aria-label="Administration" className={styles.actions}>
        {PAGES.filter(({ href }) => href !== page).map(({ href, label }) => (
          <LinkButton key={href} href={href}>
            {label}
          </LinkButton>
        ))}
      </nav>
    </>
  )
}
