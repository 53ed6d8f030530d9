import type { Metadata } from 'next'
import { ButtonForm } from '@/components/auth/button-form'
import { Logo } from '@/components/shell/logo'
import { Notice } from '@/components/shell/notice'
import { Page } from '@/components/shell/page'
import { findAddress } from '@/lib/server/auth/find-address'
import { pageContext } from '@/lib/server/page-context'
import { confirmAddressAction } from './actions'

export const metadata: Metadata = { title: 'Confirm your new address', robots: { index: false } }

/** Opens the mailed link to a new address. Looking at it changes nothing: mail scanners look, and only people press. */
export default async function AddressPage({ params }: PageProps<'/address/[token]'>) {
  const { token } = await params
  const pending = token.length > 8192 ? null : await findAddress.execute(await pageContext(), { token })
  if (pending === null)
    return (
      <Notice
        title="This link does not work"
        text="It is more than a day old, was used, or your address or password was changed since. Ask for another in your settings."
        link={{ href: '/settings', label: 'Go to your settings' }}
      />
    )
  return (
    <Page narrow>
      <p>
        <Logo large />
      </p>
      <h1>Confirm your new address</h1>
      <p>
        <b dir="auto">{pending.name}</b> will sign in with <b dir="auto">{pending.email}</b>.
      </p>
      <ButtonForm
        action={confirmAddressAction}
        label="Use this address"
        look="main"
        wide
        fields={{ token }}
      />
    </Page>
  )
}
