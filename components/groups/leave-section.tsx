import type { FormAction } from '@/components/shell/use-form-action'
import { OneButtonForm } from './one-button-form'
import styles from './groups.module.css'

/** Leaves a group; `action` reads `groupId`. Coming back may need somebody else, so it takes two presses. */
export function LeaveSection({ groupId, action }: { groupId: string; action: FormAction }) {
  return (
    <section aria-labelledby="leave" className={styles.section}>
      <h2 id="leave">Leave the group</h2>
      <p className={styles.aside}>
        What you wrote stays, under your name. You keep seeing your own words; to come back you need an
        invitation, unless anybody may join.
      </p>
      <details className={styles.fold}>
        <summary>Leave</summary>
        <OneButtonForm action={action} values={{ groupId }}>
          Leave it now
        </OneButtonForm>
      </details>
    </section>
  )
}
