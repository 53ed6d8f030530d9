import 'server-only'
import { plainText } from '@/lib/documents/plain-text'
import { readingMinutes } from '@/lib/documents/reading-time'
import { renderArticle } from '@/lib/documents/render-html'
import type { TextPreview } from '@/lib/interchange/text-preview'
import { previewDocumentInput } from '@/lib/interchange/input'
import { readSource } from '@/lib/interchange/read-source'
import { readyArticle, refusedArticle } from '@/lib/server/documents/ready-article'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineQuery } from '@/lib/server/query'
import { takePoint } from '@/lib/server/rate-limit'

/** A pasted text as it would be stored and shown, and what would be left out. Stores nothing. */
export const previewDocument = defineQuery({
  name: 'document.preview',
  input: previewDocumentInput,
  load: async ({ viewer }) => {
    if (viewer.userId !== null) await takePoint('readText', viewer.userId)
    return null
  },
  permit: { action: 'document:create', facts: accountFacts },
  present: ({ input, now }): TextPreview => {
    const read = readSource(input, input.title)
    if (!read.ok) throw refusedArticle(read.problem, 'text')
    const doc = readyArticle(read.json, { now, path: 'text' })
    const { text } = plainText(doc)
    return {
      html: renderArticle(doc).html,
      title: read.title,
      language: read.language,
      changes: read.changes,
      characters: text.length,
      minutes: readingMinutes(text),
    }
  },
})
