import { LinkButton } from '@/components/ui/link-button'
import styles from './groups.module.css'

/** The way to the next page of a list; nothing on the last. */
export function NextPage({ href }: { href: string | null }) {
  if (href === null) return null
  return (
    <p className={styles.actions}>
      <LinkButton href={href}>Show more</LinkButton>
    </p>
  )
}
