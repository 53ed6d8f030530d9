import { EmptyState } from '@/components/shell/empty-state'
import type { FormAction } from '@/components/shell/use-form-action'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { longDate } from '@/lib/messages/time'
import { PersonMenu } from './person-menu'
import styles from '@/components/groups/groups.module.css'

export type PersonRow = {
  id: string
  name: string
  email: string
  createdAt: string
  siteAdmin: boolean
  sample: boolean
  suspendedUntil: string | null
  deleteAt: string | null
  isViewer: boolean
}

export type PersonActions = { suspend: FormAction; setAdministrator: FormAction; issueLink: FormAction }

export type PersonTableProps = {
  people: readonly PersonRow[]
  /** The server's clock, in ms. */
  now: number
  actions: PersonActions
}

/** The accounts of an installation, and what an administrator may do about each. */
export function PersonTable({ people, now, actions }: PersonTableProps) {
  if (people.length === 0) return <EmptyState>Nobody here is called so. Look for another name.</EmptyState>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className={styles.wide}>
            Joined
          </th>
          <th scope="col">
            <VisuallyHidden>What you can do</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td className={styles.name}>
              <bdi>{person.name}</bdi>
              <div className={styles.meta}>{person.email}</div>
              <div className={styles.meta}>{standing(person, now)}</div>
            </td>
            <td className={styles.wide}>{longDate(person.createdAt, now)}</td>
            <td className={styles.end}>
              {!person.isViewer && <PersonMenu person={person} now={now} actions={actions} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function standing(person: PersonRow, now: number): string {
  const { siteAdmin, sample, suspendedUntil, deleteAt, isViewer } = person
  const parts = [
    isViewer && 'you',
    siteAdmin && 'administrator',
    sample && 'sample person',
    suspendedUntil !== null && `suspended until ${longDate(suspendedUntil, now)}`,
    deleteAt !== null && `will be deleted ${longDate(deleteAt, now)}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
