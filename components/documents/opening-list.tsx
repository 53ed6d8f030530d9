import type { FormAction } from '@/components/shell/use-form-action'
import { EmptyState } from '@/components/shell/empty-state'
import type { DocumentId, GroupId, ReadingId } from '@/lib/ids'
import styles from './documents.module.css'
import { OpenForm } from './open-form'

export type OpeningRow = { id: GroupId; slug: string; name: string; readingId: ReadingId | null }

type Props = {
  documentId: DocumentId
  groups: readonly OpeningRow[]
  /** The slug of the group it is meant for, which stands first; empty for none. */
  group: string
  action: FormAction
}

/** Reached by a whole load, as every page is. */
const NEW_GROUP = '/g/new'

/** The groups in which a text can be opened, each with its button, and those in which it is open. */
export function OpeningList({ documentId, groups, group, action }: Props) {
  if (groups.length === 0)
    return (
      <EmptyState>
        You moderate no group yet. <a href={NEW_GROUP}>Make one</a>, then open the text there.
      </EmptyState>
    )
  const meant = groups.filter(({ slug }) => slug === group)
  const ordered = [...meant, ...groups.filter((one) => !meant.includes(one))]
  return (
    <ul className={styles.people}>
      {ordered.map(({ id, name, readingId }) => (
        <li key={id} className={styles.person}>
          <bdi>{name}</bdi>
          {readingId === null ? (
            <OpenForm action={action} documentId={documentId} groupId={id} groupName={name} group={group} />
          ) : (
            <>
              <span className={styles.soft}>Open</span>
              <a href={`/r/${readingId}`} className={styles.link} aria-label={`Go to the text in ${name}`}>
                Go to the text
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
