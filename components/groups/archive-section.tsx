import type { FormAction } from '@/components/shell/use-form-action'
import type { Group } from '@/lib/groups/group'
import { OneButtonForm } from './one-button-form'
import styles from './groups.module.css'

/** Archives a group, or re-opens it; `action` reads `groupId` and `archived`. Undone by the same button, so it asks nothing. */
export function ArchiveSection({ group, action }: { group: Group; action: FormAction }) {
  const isArchived = group.archivedAt !== null
  return (
    <section aria-labelledby="archive" className={styles.section}>
      <h2 id="archive">{isArchived ? 'Re-open' : 'Archive'}</h2>
      <p className={styles.aside}>
        {isArchived
          ? 'This group is archived. Re-opened, it takes annotations and members again.'
          : 'An archived group can be read as before. Nothing new is written in it, and nobody joins. It can be re-opened.'}
      </p>
      <OneButtonForm action={action} values={{ groupId: group.id, archived: isArchived ? 'no' : 'yes' }}>
        {isArchived ? 'Re-open the group' : 'Archive the group'}
      </OneButtonForm>
    </section>
  )
}
