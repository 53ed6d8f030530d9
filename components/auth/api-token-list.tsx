'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import type { ApiToken } from '@/lib/auth/api-token'
import { absoluteTime, longDate, relativeTimeInWords } from '@/lib/messages/time'
import styles from './api-tokens.module.css'

export type ApiTokenListProps = {
  tokens: readonly ApiToken[]
  /** The server's clock, in ms. */
  now: number
  /** Reads `tokenId`, and revokes it. */
  revoke: FormAction
}

/** One's tokens, newest first. Revoking cannot be undone, so it takes two presses, also without scripts. */
export function ApiTokenList({ tokens, now, revoke }: ApiTokenListProps) {
  const { state, form } = useFormAction(revoke)
  return (
    <section aria-labelledby="your-tokens">
      <h2 id="your-tokens">Your tokens</h2>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      {tokens.length === 0 && <p className={styles.meta}>None yet. Make one above.</p>}
      <ul className={styles.list}>
        {tokens.map((token) => (
          <li key={token.id}>
            <div className={styles.words}>
              <b dir="auto">{token.name}</b>
              <p className={styles.meta}>{tell(token, now)}</p>
            </div>
            <details className={styles.revoke}>
              <summary aria-label={`Revoke ${token.name}`}>Revoke</summary>
              <form {...form}>
                <input type="hidden" name="tokenId" value={token.id} />
                <p>What uses it stops working at once.</p>
                <Button type="submit" look="line">
                  Revoke it
                </Button>
              </form>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function tell({ scopes, createdAt, lastUsedAt, expiresAt, expired }: ApiToken, now: number) {
  const may = scopes.includes('write') ? 'Reads and writes' : 'Reads'
  const used = lastUsedAt === null ? 'never used' : `last used ${relativeTimeInWords(lastUsedAt, now)}`
  return (
    <>
      {may}; made <time title={absoluteTime(createdAt)}>{relativeTimeInWords(createdAt, now)}</time>; {used};{' '}
      {expiresAt === null
        ? 'works until revoked'
        : `${expired ? 'expired' : 'works until'} ${longDate(expiresAt, now)}`}
    </>
  )
}
