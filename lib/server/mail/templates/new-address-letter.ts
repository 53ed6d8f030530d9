import 'server-only'
import { env } from '@/lib/server/env'

/** To an address that somebody wants to sign in with: the link whose page has the button that makes it so. The name is not repeated: strangers could send words with it. */
export function newAddressLetter({ token }: { token: string }) {
  const letter = {
    subject: 'Confirm your new address',
    paragraphs: [
      'You asked to sign in to Postil with this address. Open the link and press the button there.',
      'The link is good for one day. Until then you sign in as before.',
    ],
    link: { label: 'Confirm the new address', href: `${env().baseUrl}/address/${token}` },
    footnote: 'If this was not you, you need do nothing. Without the link nothing changes.',
  }
  return { kind: 'new-address', letter }
}
