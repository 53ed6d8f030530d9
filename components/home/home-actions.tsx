import { Plus } from 'lucide-react'
import { LinkButton } from '@/components/ui/link-button'
import styles from './row-list.module.css'

/** What a person may begin from home. */
export function HomeActions({ mayAdd, mayCreate }: { mayAdd: boolean; mayCreate: boolean }) {
  if (!mayAdd && !mayCreate) return null
  return (
    <p className={styles.actions}>
      {mayAdd && (
        <LinkButton href="/d/new" look="main">
          <Plus size={17} strokeWidth={1.9} aria-hidden="true" />
          Add a text
        </LinkButton>
      )}
      {mayCreate && <LinkButton href="/g/new">New group</LinkButton>}
    </p>
  )
}
