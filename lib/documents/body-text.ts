import type { Node as PMNode } from '@tiptap/pm/model'
import { ATOM, plainText } from './plain-text'

/** A body as plain text: as format 1 has it, but that mentions and formulas are written out. */
export function bodyText(doc: PMNode): string {
  return plainText(doc, writeOut).text
}

function writeOut({ type, attrs }: PMNode): string {
  if (type.name === 'mention') return `@${String(attrs['label'])}`
  if (type.name === 'math') return `$${String(attrs['source'])}$`
  return type.name === 'mathBlock' ? `$$${String(attrs['source'])}$$` : ATOM
}
