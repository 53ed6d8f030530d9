import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { updateSettingsAction } from '@/app/admin/actions'
import { AdminFrame } from '@/app/admin/admin-frame'
import { SettingsForm } from '@/components/admin/settings-form'
import { can } from '@/lib/permissions/can'
import { accountFacts } from '@/lib/server/auth/facts'
import { getSettings } from '@/lib/server/auth/get-settings'
import { pageContext } from '@/lib/server/page-context'

export const metadata: Metadata = { title: 'Settings of the installation' }

/** What administrators decide for the whole installation. */
export default async function AdminSettingsPage({ searchParams }: PageProps<'/admin/settings'>) {
  const context = await pageContext()
  if (context.viewer.userId === null) redirect('/sign-in?next=/admin/settings')
  if (!can(context.viewer, 'installation:administer', accountFacts(context))) notFound()
  const { isSignUpOpen } = await getSettings.execute(context, {})
  return (
    <AdminFrame page="/admin/settings" said={(await searchParams).said}>
      <h2>Settings</h2>
      <SettingsForm action={updateSettingsAction} signUp={isSignUpOpen ? 'open' : 'invited'} />
    </AdminFrame>
  )
}
