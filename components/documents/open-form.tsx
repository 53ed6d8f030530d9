'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import type { DocumentId, GroupId } from '@/lib/ids'
import styles from './documents.module.css'

type Props = {
  /** Reads `documentId`, `groupId`, `commenting` and `group`. */
  action: FormAction
  documentId: DocumentId
  groupId: GroupId
  groupName: string
  /** The slug of the group the page was opened for. */
  group: string
}

/** Opens a text in one group, with commenting open or closed from the beginning. */
export function OpenForm({ action, documentId, groupId, groupName, group }: Props) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form} className={styles.open}>
      <input type="hidden" name="documentId" value={documentId} />
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="group" value={group} />
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <label>
        <span className={styles.soft}>Commenting</span>
        <select name="commenting" className={styles.find} aria-label={`Commenting in ${groupName}`}>
          <option value="open">open</option>
          <option value="closed">closed</option>
        </select>
      </label>
      <Button
        type="submit"
        look="line"
        aria-label={`Open in ${groupName}`}
        aria-disabled={pending || undefined}
      >
        Open here
      </Button>
    </form>
  )
}
