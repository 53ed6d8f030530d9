import 'server-only'

/** What a mail says, before it has a form: plain sentences, and at most one thing to press. */
export type Letter = {
  subject: string
  /** Each a paragraph of plain text; what it quotes need not be escaped. */
  paragraphs: readonly string[]
  /** The one link, with the verb on its button. */
  link?: { label: string; href: string }
  /** Said after the link, smaller: why this mail came and what to do when it was not meant. */
  footnote: string
}
