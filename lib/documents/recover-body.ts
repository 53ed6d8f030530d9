import { bodySchema } from './body-schema'

type Json = { type: string; [key: string]: unknown }

/**
 * A body that the schema can read: the one that was kept or, where it is of another release or broken, its plain text in
 * paragraphs. Null for none; words are never lost.
 */
export function recoverBody(kept: Json | null, text: string): Json | null {
  if (kept === null) return text === '' ? null : paragraphs(text)
  try {
    bodySchema.nodeFromJSON(kept).check()
    return kept
  } catch {
    return paragraphs(text)
  }
}

function paragraphs(text: string): Json {
  const content = text.split('\n').map((line) => ({
    type: 'paragraph',
    ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }),
  }))
  return { type: 'doc', content }
}
