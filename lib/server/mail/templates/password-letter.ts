import 'server-only'

/** For somebody who forgot their password: the link to a new one. */
export function passwordLetter({ name, href }: { name: string; href: string }) {
  const letter = {
    subject: 'Choose a new password',
    paragraphs: [
      `Hello ${name},`,
      'a new password for your account at Postil was asked for. Open the link to choose one. It works once, within an hour.',
      'Choosing it signs you out on all your devices.',
    ],
    link: { label: 'Choose a new password', href },
    footnote: 'If this was not you, you need do nothing. Your password stays as it is.',
  }
  return { kind: 'password', letter }
}
