import type { Node as PMNode } from '@tiptap/pm/model'
import { plainText } from '@/lib/documents/plain-text'
import type { PlainText } from '@/lib/documents/plain-text'

const texts = new WeakMap<PMNode, PlainText>()

/** The text of an editor's document, kept: it is asked for more often than documents change. */
export function textOf(doc: PMNode): PlainText {
  const known = texts.get(doc)
  if (known) return known
  const text = plainText(doc)
  texts.set(doc, text)
  return text
}
