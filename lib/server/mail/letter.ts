import 'server-only'

/**
 * Something else than a sentence: a heading, a passage with what stands around it, the words of a person, or a link of its
 * own. What it quotes need not be escaped.
 */
export type LetterPart =
  | { heading: string }
  | { passage: { before: string; exact: string; after: string } }
  | { words: string }
  | { also: { label: string; href: string } }

/** What a mail says, before it has a form: plain sentences, and mostly one thing to press. */
export type Letter = {
  subject: string
  /** Each a paragraph of plain text, or something that is none; what it quotes need not be escaped. */
  paragraphs: readonly (string | LetterPart)[]
  /** The one link, with the verb on its button. */
  link?: { label: string; href: string }
  /** Said after the link, smaller: why this mail came and what to do when it was not meant. */
  footnote: string
  /** The way to have no more such mails, told after the footnote. */
  stop?: { label: string; href: string }
}
