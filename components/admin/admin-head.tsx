import { PageTabs } from '@/components/shell/page-tabs'

const PAGES = [
  { href: '/admin', label: 'People' },
  { href: '/admin/groups', label: 'Groups' },
  { href: '/admin/mail', label: 'Mailbox' },
  { href: '/admin/settings', label: 'Settings' },
] as const

/** The title of the administration, and the ways to its pages. */
export function AdminHead({ page }: { page: (typeof PAGES)[number]['href'] }) {
  return (
    <>
      <h1>Administration</h1>
      <p>Who is here, and which groups there are. What closed groups read and write is not shown here.</p>
      <PageTabs label="Administration" tabs={PAGES} current={page} />
    </>
  )
}
