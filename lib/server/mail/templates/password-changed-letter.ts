import 'server-only'
import { env } from '@/lib/server/env'

/** Tells a person that their password was changed. */
export function passwordChangedLetter({ name }: { name: string }) {
  const letter = {
    subject: 'Your password was changed',
    paragraphs: [`Hello ${name},`, 'the password of your account at Postil was changed just now.'],
    link: { label: 'I did not do this', href: `${env().baseUrl}/forgot` },
    footnote: 'If it was you, you need do nothing.',
  }
  return { kind: 'password-changed', letter }
}
