import type { FormAction } from '@/components/shell/use-form-action'
import { OneButtonForm } from './one-button-form'
import styles from './groups.module.css'

export type MutedListProps = {
  people: readonly { id: string; name: string }[]
  /** Reads `userId` and `muted`. */
  mute: FormAction
}

/** Whom one has muted, and the way to hear them again. Nobody but oneself is told. */
export function MutedList({ people, mute }: MutedListProps) {
  if (people.length === 0)
    return <p>Nobody. In a group’s members page you can mute a person; only you will notice.</p>
  return (
    <ul className={styles.list}>
      {people.map(({ id, name }) => (
        <li key={id} className={styles.line}>
          <bdi>{name}</bdi>
          <OneButtonForm action={mute} values={{ userId: id, muted: 'no' }} label={`Hear ${name} again`}>
            Hear again
          </OneButtonForm>
        </li>
      ))}
    </ul>
  )
}
