import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { ButtonForm } from '@/components/auth/button-form'
import { Logo } from '@/components/shell/logo'
import { Page } from '@/components/shell/page'
import { longDate } from '@/lib/messages/time'
import { getAccount } from '@/lib/server/auth/get-account'
import { loadForPage } from '@/lib/server/page'
import { pageContext } from '@/lib/server/page-context'
import { keepAccountAction } from './actions'
import styles from './leaving.module.css'

export const metadata: Metadata = { title: 'Your account is to be deleted' }

/** What somebody sees who signs in while their account is to be deleted: whether they stay after all. */
export default async function LeavingPage() {
  const { leaving } = await loadForPage(getAccount, {}, '/leaving')
  if (leaving === null) redirect('/')
  const { now } = await pageContext()
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>Your account is to be deleted</h1>
      <p>
        You asked for it. It will be done on {longDate(leaving.at, now.getTime())};{' '}
        {leaving.fate === 'remove'
          ? 'your annotations go with it.'
          : 'your annotations stay as those of a former member.'}{' '}
        Until then you can stay, and everything is as it was.
      </p>
      <div className={styles.ways}>
        <ButtonForm action={keepAccountAction} label="Keep my account" look="main" wide />
        <ButtonForm action={signOutAction} label="Sign out" wide />
      </div>
    </Page>
  )
}
