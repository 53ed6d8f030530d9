import type { FormAction } from '@/components/shell/use-form-action'
import { SearchForm } from '@/components/ui/search-form'
import type { Group } from '@/lib/groups/group'
import { WORDS_LIMIT } from '@/lib/groups/input'
import { groupPath } from '@/lib/groups/slug'
import type { Viewer } from '@/lib/permissions/facts'
import { MemberTable, type MemberRow } from './member-table'
import { NextPage } from './next-page'
import styles from './groups.module.css'

export type MembersSectionProps = {
  group: Group
  members: { items: readonly MemberRow[]; next: string | null }
  /** What was looked for in the names; empty for all. */
  words: string
  viewer: Viewer
  /** The server's clock, in ms. */
  now: number
  actions: { changeRole: FormAction; remove: FormAction; mute: FormAction }
}

/** The people of a group, to be looked through by name. */
export function MembersSection({ group, members, words, viewer, now, actions }: MembersSectionProps) {
  const path = groupPath(group.slug, 'members')
  const query = new URLSearchParams({
    ...(words === '' ? {} : { words }),
    ...(members.next === null ? {} : { after: members.next }),
  })
  return (
    <section aria-labelledby="people" className={styles.section}>
      <h2 id="people">People</h2>
      <SearchForm path={path} label="Find a name" words={words} limit={WORDS_LIMIT} />
      <MemberTable group={group} members={members.items} viewer={viewer} now={now} actions={actions} />
      <NextPage href={members.next === null ? null : `${path}?${query.toString()}#people`} />
    </section>
  )
}
