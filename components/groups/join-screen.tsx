import type { FormAction } from '@/components/shell/use-form-action'
import type { Purpose } from '@/lib/groups/role'
import { aRole } from './a-role'
import { PURPOSE_LABELS } from './group-words'
import { HashLink } from './hash-link'
import { JoinForm } from './join-form'
import { OneButtonForm } from './one-button-form'
import { OpeningText, type OpeningTextProps } from './opening-text'
import styles from './groups.module.css'

export type JoinScreenProps = {
  page: {
    group: { name: string; purpose: Purpose }
    roleLabel: string
    isMember: boolean
    path: string
    mayRead: boolean
    opening: OpeningTextProps | null
  }
  token: string
  /** The viewer's name; null when signed out. */
  name: string | null
  passwordLength: number
  accept: FormAction
  joinWithAccount: FormAction
}

/** What a good invitation leads to: the text first, where the group shows it, then the way in. */
export function JoinScreen({ page, token, name, passwordLength, accept, joinWithAccount }: JoinScreenProps) {
  const { group, opening, isMember } = page
  return (
    <>
      <h1>
        {isMember ? 'You are in ' : 'Join '}
        <bdi>{group.name}</bdi>
      </h1>
      <p>
        {PURPOSE_LABELS[group.purpose]}
        {isMember ? '' : ` · you will be ${aRole(page.roleLabel)}`}
      </p>
      <div className={opening !== null && !isMember ? styles.entry : undefined}>
        {opening !== null && <OpeningText {...opening} />}
        {!isMember && (
          <section aria-labelledby="join">
            <h2 id="join" className={styles.joining}>
              {name === null ? 'Join to read on and to annotate' : 'Join to annotate'}
            </h2>
            {name === null ? (
              <JoinForm action={joinWithAccount} token={token} passwordLength={passwordLength} />
            ) : (
              <OneButtonForm action={accept} values={{ token }} look="main">
                Join as {name}
              </OneButtonForm>
            )}
            {page.mayRead && opening !== null && (
              <p className={styles.aside}>
                <HashLink href={page.path}>Read the whole text first</HashLink>
              </p>
            )}
          </section>
        )}
      </div>
      {isMember && <HashLink href={page.path}>Go on reading</HashLink>}
    </>
  )
}
