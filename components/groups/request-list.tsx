import type { FormAction } from '@/components/shell/use-form-action'
import { relativeTimeInWords } from '@/lib/messages/time'
import { OneButtonForm } from './one-button-form'
import styles from './groups.module.css'

export type RequestRow = { userId: string; name: string; message: string; askedAt: string }

export type RequestListProps = {
  groupId: string
  requests: readonly RequestRow[]
  /** How many wait in all. */
  total: number
  /** The server's clock, in ms. */
  now: number
  /** Each reads `groupId` and `userId`. */
  admit: FormAction
  refuse: FormAction
}

/** Who asks to join, those who wait the longest first. */
export function RequestList({ groupId, requests, total, now, admit, refuse }: RequestListProps) {
  return (
    <>
      <ul className={styles.list}>
        {requests.map(({ userId, name, message, askedAt }) => (
          <li key={userId}>
            <div>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              <span className={styles.meta}>asked {relativeTimeInWords(askedAt, now)}</span>
              {message !== '' && (
                <p className={styles.words} dir="auto">
                  {message}
                </p>
              )}
            </div>
            <div className={styles.row}>
              <OneButtonForm action={admit} values={{ groupId, userId }} label={`Let ${name} in`}>
                Let in
              </OneButtonForm>
              <OneButtonForm
                action={refuse}
                values={{ groupId, userId }}
                look="plain"
                label={`Refuse ${name}`}
              >
                Refuse
              </OneButtonForm>
            </div>
          </li>
        ))}
      </ul>
      {total > requests.length && (
        <p className={styles.aside}>
          {total - requests.length} more wait. They come up as these are answered.
        </p>
      )}
    </>
  )
}
