import type { Metadata } from 'next'
import { ProviderButtons } from '@/components/auth/provider-buttons'
import { ProviderRefusalNotice } from '@/components/auth/provider-refusal-notice'
import { SamplePeople } from '@/components/auth/sample-people'
import { SignInForm } from '@/components/auth/sign-in-form'
import { SignInLinks } from '@/components/auth/sign-in-links'
import { Logo } from '@/components/shell/logo'
import { Page } from '@/components/shell/page'
import { GRACE_DAYS } from '@/lib/auth/delete-fate'
import { providerRefusal } from '@/lib/auth/provider'
import { getSettings } from '@/lib/server/auth/get-settings'
import { listSamplePeople } from '@/lib/server/auth/list-sample-people'
import { listProviders } from '@/lib/server/auth/providers'
import { pageContext } from '@/lib/server/page-context'
import { continueWithAction, signInAction, signInAsSampleAction } from './actions'
import styles from './sign-in.module.css'

export const metadata: Metadata = { title: 'Sign in' }

/** E-mail and password, the other ways that the installation offers, and its sample people. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, left, error } = await searchParams
  const target = typeof next === 'string' ? next : '/'
  const context = await pageContext()
  const people = await listSamplePeople.execute(context, {})
  const { isSignUpOpen, sendsMail } = await getSettings.execute(context, {})
  const refusal = providerRefusal(error)
  const providers = listProviders()
  return (
    <Page narrow>
      <h1>
        <Logo large />
      </h1>
      <p>Read a text together, with your annotations in its margin.</p>
      {left !== undefined && (
        <output className={styles.left}>
          You are signed out everywhere, and your account will be deleted in {GRACE_DAYS} days. Sign in before
          to keep it.
        </output>
      )}
      {refusal !== null && <ProviderRefusalNotice refusal={refusal} />}
      <SignInForm action={signInAction} next={target} />
      <SignInLinks
        forgot="/forgot"
        byMail={sendsMail ? `/sign-in/link?next=${encodeURIComponent(target)}` : null}
        signUp={isSignUpOpen ? `/sign-up?next=${encodeURIComponent(target)}` : null}
      />
      {providers.length > 0 && (
        <ProviderButtons providers={providers} action={continueWithAction} next={target} />
      )}
      {people.length > 0 && <SamplePeople people={people} action={signInAsSampleAction} next={target} />}
    </Page>
  )
}
