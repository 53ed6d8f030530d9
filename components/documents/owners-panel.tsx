import type { FormAction } from '@/components/shell/use-form-action'
import type { DocumentOwner, Editing } from '@/lib/documents/editing'
import { can } from '@/lib/permissions/can'
import { AddOwnerForm } from './add-owner-form'
import styles from './documents.module.css'
import { OwnerAction } from './owner-action'

export type OwnerActions = {
  add: FormAction
  change: FormAction
  remove: FormAction
  handOver: FormAction
  leave: FormAction
}

type Props = { editing: Editing; find: string; actions: OwnerActions }

const ROLE_LABELS = { owner: 'Owner', editor: 'Co-editor' } as const

/** Who owns and edits a text; an owner changes it, and whoever is named here can leave. A group stands for those who moderate it. */
export function OwnersPanel({ editing, find, actions }: Props) {
  const { id, owners, viewer, facts } = editing
  const manages = can(viewer, 'document:manage', facts)
  const isLast = owners.filter(({ role }) => role === 'owner').length === 1
  return (
    <section className={styles.part} aria-labelledby="owners">
      <h2 id="owners">Owners and co-editors</h2>
      <ul className={styles.people}>
        {owners.map((owner) => (
          <li key={owner.id} className={styles.person}>
            <span>
              <bdi>{owner.name}</bdi>
              {owner.noun === 'group' && <span className={styles.soft}> · those who moderate the group</span>}
              {owner.isViewer && <span className={styles.soft}> · you</span>}
            </span>
            <span className={styles.soft}>{ROLE_LABELS[owner.role]}</span>
            {manages && <Acts {...{ id, owner, actions }} isLast={isLast && owner.role === 'owner'} />}
            {!manages && owner.isViewer && can(viewer, 'document:leave', facts) && (
              <OwnerAction action={actions.leave} fields={{ documentId: id }} label="Leave" of={owner.name} />
            )}
          </li>
        ))}
      </ul>
      {manages ? (
        <AddOwnerForm editing={editing} find={find} action={actions.add} />
      ) : (
        <p className={styles.hint}>An owner can add others, and hand the text over.</p>
      )}
    </section>
  )
}

type ActsProps = { id: Editing['id']; owner: DocumentOwner; actions: OwnerActions; isLast: boolean }

/** The last owner has none: a text is never without. */
function Acts({ id, owner, actions, isLast }: ActsProps) {
  if (isLast) return null
  const entry = { documentId: id, entryId: owner.id }
  const { name, role, isViewer } = owner
  const other = role === 'owner' ? 'editor' : 'owner'
  const label = role === 'owner' ? 'Make co-editor' : 'Make owner'
  return (
    <>
      <OwnerAction action={actions.change} fields={{ ...entry, role: other }} label={label} of={name} />
      {!isViewer && <OwnerAction action={actions.handOver} fields={entry} label="Hand over" of={name} />}
      <OwnerAction action={actions.remove} fields={entry} label="Remove" of={name} />
    </>
  )
}
