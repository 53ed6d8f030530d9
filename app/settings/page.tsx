import type { Metadata } from 'next'
import Link from 'next/link'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { AddressForm } from '@/components/auth/address-form'
import { DataLinks } from '@/components/auth/data-links'
import { DeleteAccountForm } from '@/components/auth/delete-account-form'
import { DeviceList } from '@/components/auth/device-list'
import { PasswordForm } from '@/components/auth/password-form'
import { RenameForm } from '@/components/auth/rename-form'
import { SettingsSection } from '@/components/auth/settings-section'
import { SignOutEverywhere } from '@/components/auth/sign-out-everywhere'
import { Header } from '@/components/shell/header'
import { Page } from '@/components/shell/page'
import { PASSWORD_MINIMUM } from '@/lib/auth/input'
import { LINKING_PAGE } from '@/lib/auth/provider'
import { getAccount } from '@/lib/server/auth/get-account'
import { getSettings } from '@/lib/server/auth/get-settings'
import { listSessions } from '@/lib/server/auth/list-sessions'
import { listProviders } from '@/lib/server/auth/providers'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import {
  changeAddressAction,
  changePasswordAction,
  deleteAccountAction,
  endAllSessionsAction,
  endOneSessionAction,
  renameAccountAction,
} from './actions'
import { OtherSections } from './other-sections'

export const metadata: Metadata = { title: 'Settings' }

const SAVED: Readonly<Record<string, string>> = {
  name: 'Your name was changed.',
  address: 'Your address was changed. You sign in with it from now on.',
  asked: 'A mail is on its way to the new address. Follow its link within a day.',
  password: 'Your password was changed. Your other devices are signed out.',
  device: 'The device was signed out.',
  notifications: 'Saved. It holds for what happens from now on.',
  kept: 'Your account stays, and everything in it.',
}

/** One's own account: a section for each subject. Others add theirs between these. */
export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const account = await loadForPage(getAccount, {}, '/settings')
  const devices = await loadForPage(listSessions, {}, '/settings')
  const links = listProviders()
  const context = await pageContext()
  const { sendsMail } = await getSettings.execute(context, {})
  const { saved } = await searchParams
  const done = (what: string) => (saved === what ? (SAVED[what] ?? null) : null)
  return (
    <>
      <Header viewer={account} crumbs={[{ label: 'Settings' }]} signOut={signOutAction} />
      <Page>
        <h1>Settings</h1>
        <SettingsSection id="name" title="Name" done={done('name')}>
          <RenameForm action={renameAccountAction} name={account.name} />
        </SettingsSection>
        <SettingsSection id="address" title="Address" done={done('address') ?? done('asked')}>
          <p>
            You sign in with <b dir="auto">{account.email}</b>.
          </p>
          <AddressForm action={changeAddressAction} account={account} isMailed={sendsMail} />
        </SettingsSection>
        <SettingsSection id="password" title="Signing in" done={done('password')}>
          <PasswordForm action={changePasswordAction} account={account} passwordLength={PASSWORD_MINIMUM} />
          {links.length > 0 && (
            <p>
              <Link href={LINKING_PAGE}>Sign in with another account as well</Link>
            </p>
          )}
        </SettingsSection>
        <SettingsSection id="devices" title="Devices" done={done('device')}>
          <DeviceList devices={devices} now={context.now.getTime()} signOut={endOneSessionAction} />
          <SignOutEverywhere action={endAllSessionsAction} />
        </SettingsSection>
        <SettingsSection id="tokens" title="API tokens">
          <p>
            With a token a script reads or writes here in your name.{' '}
            <Link href="/settings/tokens">Go to your tokens</Link>
          </p>
        </SettingsSection>
        <OtherSections saved={done('notifications')} />
        <SettingsSection id="data" title="Your data">
          <p>Everything you wrote, with the passages it stands on, to take along.</p>
          <DataLinks />
        </SettingsSection>
        <SettingsSection id="leave" title="Leaving" done={done('kept')}>
          {account.leaving === null ? (
            <DeleteAccountForm action={deleteAccountAction} hasPassword={account.hasPassword} />
          ) : (
            <p>
              Your account is to be deleted. <Link href="/leaving">Decide whether you stay</Link>
            </p>
          )}
        </SettingsSection>
      </Page>
    </>
  )
}
