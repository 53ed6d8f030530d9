import type { Metadata } from 'next'
import { SamplePeople } from '@/components/auth/sample-people'
import { SignInForm } from '@/components/auth/sign-in-form'
import { Logo } from '@/components/shell/logo'
import { Page } from '@/components/shell/page'
import { listSamplePeople } from '@/lib/server/auth/list-sample-people'
import { pageContext } from '@/lib/server/page-context'
import { signInAction, signInAsSampleAction } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

/** E-mail and password, and where the installation offers them, its sample people. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  const target = typeof next === 'string' ? next : '/'
  const people = await listSamplePeople.execute(await pageContext(), {})
  return (
    <Page narrow>
      <h1>
        <Logo large />
      </h1>
      <p>Read a text together, with your annotations in its margin.</p>
      <SignInForm action={signInAction} next={target} />
      {people.length > 0 && <SamplePeople people={people} action={signInAsSampleAction} next={target} />}
    </Page>
  )
}
