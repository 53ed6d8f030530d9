import type { Metadata } from 'next'
import { AdminFrame, askedOf, nextOf } from '@/app/admin/admin-frame'
import { PersonTable } from '@/components/admin/person-table'
import { NextPage } from '@/components/groups/next-page'
import { SearchForm } from '@/components/ui/search-form'
import { WORDS_LIMIT } from '@/lib/auth/administering'
import { listPeople } from '@/lib/server/auth/list-people'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { issuePasswordLinkAction, setAdministratorAction, suspendPersonAction } from './actions'

export const metadata: Metadata = { title: 'People' }

/** The installation's people, for its administrators; for everybody else there is no such page. */
export default async function AdminPage({ searchParams }: PageProps<'/admin'>) {
  const query = await searchParams
  const asked = askedOf(query)
  const people = await loadForPage(listPeople, asked, '/admin')
  const { now } = await pageContext()
  return (
    <AdminFrame page="/admin" said={query.said}>
      <h2>People</h2>
      <SearchForm
        path="/admin"
        label="Find a name or an address"
        words={asked.words ?? ''}
        limit={WORDS_LIMIT}
      />
      <PersonTable
        people={people.items}
        now={now.getTime()}
        actions={{
          suspend: suspendPersonAction,
          setAdministrator: setAdministratorAction,
          issueLink: issuePasswordLinkAction,
        }}
      />
      <NextPage href={nextOf('/admin', people.next, asked.words)} />
    </AdminFrame>
  )
}
