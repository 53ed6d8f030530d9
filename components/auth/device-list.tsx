import type { FormAction } from '@/components/shell/use-form-action'
import type { SignedInDevice } from '@/lib/auth/account'
import { absoluteTime, relativeTimeInWords } from '@/lib/messages/time'
import { ButtonForm } from './button-form'
import styles from './device-list.module.css'

export type DeviceListProps = {
  devices: readonly SignedInDevice[]
  /** The server's clock, in ms. */
  now: number
  /** Reads `sessionId`, and signs that device out. */
  signOut: FormAction
}

/** The devices one is signed in on. They are known by a coarse name alone; no address is kept. */
export function DeviceList({ devices, now, signOut }: DeviceListProps) {
  return (
    <ul className={styles.list}>
      {devices.map(({ id, device, since, isThis }) => (
        <li key={id}>
          <div className={styles.words}>
            <b>{device ?? 'An unknown device'}</b>
            <p className={styles.meta}>
              {isThis && 'This device, '}
              {isThis ? 'signed in ' : 'Signed in '}
              <time dateTime={since} title={absoluteTime(since)}>
                {relativeTimeInWords(since, now)}
              </time>
            </p>
          </div>
          {!isThis && (
            <ButtonForm
              action={signOut}
              label="Sign out"
              name={`Sign out ${device ?? 'an unknown device'}, signed in ${relativeTimeInWords(since, now)}`}
              fields={{ sessionId: id }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
