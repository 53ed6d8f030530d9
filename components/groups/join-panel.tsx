import type { FormAction } from '@/components/shell/use-form-action'
import { LinkButton } from '@/components/ui/link-button'
import type { Group } from '@/lib/groups/group'
import { groupPath } from '@/lib/groups/slug'
import { can } from '@/lib/permissions/can'
import type { EntryFacts, Viewer } from '@/lib/permissions/facts'
import { OneButtonForm } from './one-button-form'
import { RequestForm } from './request-form'
import styles from './groups.module.css'

export type JoinPanelProps = {
  group: Group
  viewer: Viewer
  facts: EntryFacts
  hasAsked: boolean
  /** Reads `groupId`. */
  join: FormAction
  /** Reads `groupId` and `message`. */
  ask: FormAction
}

/** How somebody who is not in a group gets in; nothing for members, and where only an invitation helps. */
export function JoinPanel({ group, viewer, facts, hasAsked, join, ask }: JoinPanelProps) {
  if (facts.role !== null || facts.group.archived || facts.entry.joining === 'invitation') return null
  const isOpen = facts.entry.joining === 'open'
  return (
    <section aria-labelledby="join" className={styles.section}>
      <h2 id="join">{isOpen ? 'Join this group' : 'Ask to join'}</h2>
      {viewer.userId === null && (
        <LinkButton look="main" href={`/sign-in?next=${encodeURIComponent(groupPath(group.slug))}`}>
          {isOpen ? 'Sign in to join' : 'Sign in to ask'}
        </LinkButton>
      )}
      {can(viewer, 'group:join', facts) && (
        <OneButtonForm action={join} values={{ groupId: group.id }} look="main">
          Join
        </OneButtonForm>
      )}
      {can(viewer, 'group:request', facts) && (
        <>
          {hasAsked && (
            <p className={styles.aside}>
              You have asked, and wait for an answer. Asking again replaces your words.
            </p>
          )}
          <RequestForm action={ask} groupId={group.id} />
        </>
      )}
    </section>
  )
}
