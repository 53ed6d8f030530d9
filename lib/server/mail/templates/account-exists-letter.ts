import 'server-only'
import { env } from '@/lib/server/env'

/** For somebody who signed up with an address that has an account: they, or a person who cannot learn it otherwise. */
export function accountExistsLetter() {
  const letter = {
    subject: 'You have an account already',
    paragraphs: [
      'Somebody, probably you, signed up to Postil with this address. There is an account with it already, so none was made.',
      'Sign in with your password. If you have forgotten it, the sign-in page helps you to a new one.',
    ],
    link: { label: 'Sign in', href: `${env().baseUrl}/sign-in` },
    footnote: 'If this was not you, you need do nothing. Nobody was told that there is an account.',
  }
  return { kind: 'account-exists', letter }
}
