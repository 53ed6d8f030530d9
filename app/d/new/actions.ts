'use server'
import { SOURCE_BYTES } from '@/lib/interchange/input'
import { groupQuery, toAction, toAnswer, toChoice } from '@/lib/server/action'
import { createDocument } from '@/lib/server/documents/create-document'
import { previewDocument } from '@/lib/server/documents/preview-document'

const SOURCE = ['format', 'text', 'lines', 'title']

const preview = toAnswer(previewDocument, { fields: SOURCE, mostBytes: SOURCE_BYTES })

const create = toAction(createDocument, {
  fields: ['id', ...SOURCE, 'author', 'source', 'language', 'direction'],
  mostBytes: SOURCE_BYTES,
  goTo: ({ documentId }, form) => `/d/${documentId}/edit${groupQuery(form)}`,
})

export const newTextAction = toChoice([
  ['preview', preview],
  ['create', create],
])
