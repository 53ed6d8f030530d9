import type { Metadata } from 'next'
import { appointOwnerAction } from '@/app/admin/actions'
import { AdminFrame, askedOf, nextOf } from '@/app/admin/admin-frame'
import { GroupTable } from '@/components/admin/group-table'
import { NextPage } from '@/components/groups/next-page'
import { SearchForm } from '@/components/ui/search-form'
import { WORDS_LIMIT } from '@/lib/auth/administering'
import { listAllGroups } from '@/lib/server/groups/list-all-groups'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'

export const metadata: Metadata = { title: 'Groups' }

/** The installation's groups, for its administrators. */
export default async function AdminGroupsPage({ searchParams }: PageProps<'/admin/groups'>) {
  const query = await searchParams
  const asked = askedOf(query)
  const groups = await loadForPage(listAllGroups, asked, '/admin/groups')
  const { now } = await pageContext()
  return (
    <AdminFrame page="/admin/groups" said={query.said}>
      <h2>Groups</h2>
      <SearchForm path="/admin/groups" label="Find a name" words={asked.words ?? ''} limit={WORDS_LIMIT} />
      <GroupTable groups={groups.items} now={now.getTime()} appoint={appointOwnerAction} />
      <NextPage href={nextOf('/admin/groups', groups.next, asked.words)} />
    </AdminFrame>
  )
}
