import 'server-only'
import { env } from '@/lib/server/env'

/** For somebody who signed up: the link whose page has the button that makes the account. The name is not repeated: strangers could send words with it. */
export function confirmAddressLetter({ token }: { token: string }) {
  const letter = {
    subject: 'Confirm your address',
    paragraphs: [
      'You signed up to Postil with this address. Open the link and press the button there: that makes your account and signs you in.',
      'The link is good for one day.',
    ],
    link: { label: 'Confirm the address', href: `${env().baseUrl}/sign-up/${token}` },
    footnote: 'If this was not you, you need do nothing. Without the link no account is made.',
  }
  return { kind: 'confirm-address', letter }
}
