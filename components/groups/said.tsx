import styles from './groups.module.css'

/** What was done on the page before, by what stands in the address. An unknown word says nothing. */
const SAID: Readonly<Record<string, string>> = {
  created: 'Your group is made. Add a text, and invite people from its members page.',
  saved: 'Saved.',
  archived: 'This group is archived. Re-open it in its settings.',
  reopened: 'This group is open again.',
  removed: 'Removed. What they wrote stays. Revoke the links by which they could come back.',
  admitted: 'Let in.',
  refused: 'Refused. They may ask again.',
  invited: 'Here is your link. Send it to whom you invite.',
  revoked: 'Revoked. The link lets nobody in any more.',
  joined: 'You are in.',
  asked: 'You have asked. Those who moderate the group will answer.',
  left: 'You have left the group. What you wrote stays there, and stays yours.',
  suspended: 'Suspended. They read as signed-out people do, until then.',
  restored: 'The suspension is over.',
  appointed: 'The group has an owner again.',
}

/** One line that says what has just happened, announced where it can be. */
export function Said({ said }: { said: string | readonly string[] | undefined }) {
  const text = typeof said === 'string' && Object.hasOwn(SAID, said) ? SAID[said] : undefined
  if (text === undefined) return null
  return <output className={styles.said}>{text}</output>
}
