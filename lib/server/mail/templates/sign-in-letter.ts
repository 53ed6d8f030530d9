import 'server-only'

/** For somebody who asked to sign in by mail: the link whose page has the button that signs in. */
export function signInLetter({ name, href }: { name: string; href: string }) {
  const letter = {
    subject: 'Sign in to Postil',
    paragraphs: [
      `Somebody, probably you, asked to sign in as ${name}. Open the link and press the button there.`,
      'The link works once, within 15 minutes, and on any device.',
    ],
    link: { label: 'Sign in', href },
    footnote: 'If this was not you, you need do nothing. Without the link nobody comes in.',
  }
  return { kind: 'sign-in', letter }
}
