import { INBOX_KINDS } from '@/lib/annotations/inbox-input'
import type { InboxKind } from '@/lib/annotations/inbox-input'
import { PageTabs } from '@/components/shell/page-tabs'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { inboxPath } from './inbox-path'
import type { InboxAsked } from './inbox-path'
import styles from './inbox.module.css'

const KINDS: Record<InboxKind, string> = {
  unread: 'Unread',
  answers: 'Answers to me',
  mentions: 'Mentions of me',
}

type Props = { asked: InboxAsked; texts: readonly { id: string; title: string; groupName: string }[] }

/** Which part of the inbox is shown: links and a form of the platform, without scripts. */
export function InboxFilters({ asked, texts }: Props) {
  const { kind, text, read } = asked
  const hasChoice = texts.length > 1 || text !== ''
  const tabs = INBOX_KINDS.map((one) => ({ href: inboxPath({ ...asked, kind: one }), label: KINDS[one] }))
  return (
    <>
      <PageTabs label="What is shown" tabs={tabs} current={inboxPath(asked)} />
      {(hasChoice || kind !== 'unread') && (
        <search aria-label="Inbox">
          <form className={styles.form} action="/inbox" method="get">
            <input type="hidden" name="kind" value={kind} />
            {hasChoice && (
              <SelectField
                label="Text"
                name="text"
                defaultValue={text}
                options={[
                  ['', 'All texts'],
                  ...texts.map(({ id, title, groupName }) => [id, `${title}, ${groupName}`] as const),
                ]}
              />
            )}
            {kind !== 'unread' && (
              <label className={styles.check}>
                <input type="checkbox" name="read" value="1" defaultChecked={read} />
                Also what I have read
              </label>
            )}
            <Button type="submit" look="line">
              Show
            </Button>
          </form>
        </search>
      )}
    </>
  )
}
