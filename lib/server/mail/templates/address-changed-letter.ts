import 'server-only'
import { env } from '@/lib/server/env'

/** Tells a person, where they read until now, that they sign in with another address. It is not named: who reads here may be another by now. */
export function addressChangedLetter({ name }: { name: string }) {
  const letter = {
    subject: 'Your address was changed',
    paragraphs: [
      `Hello ${name},`,
      'your account at Postil is signed in to with another address from now on, and no longer with this one.',
    ],
    link: { label: 'Open Postil', href: env().baseUrl },
    footnote:
      'If this was not you, write to whoever looks after this installation: they can sign others out and give you a new password.',
  }
  return { kind: 'address-changed', letter }
}
