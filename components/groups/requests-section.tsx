import type { FormAction } from '@/components/shell/use-form-action'
import { askingToJoin } from './group-words'
import { RequestList, type RequestRow } from './request-list'
import styles from './groups.module.css'

export type RequestsSectionProps = {
  groupId: string
  requests: { items: readonly RequestRow[]; total: number }
  /** The server's clock, in ms. */
  now: number
  admit: FormAction
  refuse: FormAction
}

/** Who waits to be let in; nothing while nobody does. */
export function RequestsSection({ groupId, requests, now, admit, refuse }: RequestsSectionProps) {
  if (requests.total === 0) return null
  return (
    <section aria-labelledby="requests" className={styles.section}>
      <h2 id="requests">{askingToJoin(requests.total)}</h2>
      <RequestList
        groupId={groupId}
        requests={requests.items}
        total={requests.total}
        now={now}
        admit={admit}
        refuse={refuse}
      />
    </section>
  )
}
