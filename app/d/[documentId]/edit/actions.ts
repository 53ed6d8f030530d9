'use server'
import { groupQuery, toAction } from '@/lib/server/action'
import { addDocumentOwner } from '@/lib/server/documents/add-document-owner'
import { changeDocumentOwner } from '@/lib/server/documents/change-document-owner'
import { handOverDocument } from '@/lib/server/documents/hand-over-document'
import { leaveDocument } from '@/lib/server/documents/leave-document'
import { publishDocument } from '@/lib/server/documents/publish-document'
import { removeDocumentOwner } from '@/lib/server/documents/remove-document-owner'
import { updateDocument } from '@/lib/server/documents/update-document'

type Done = { documentId: string }

const toOwners = ({ documentId }: Done) => `/d/${documentId}/edit#owners`
const ENTRY = ['documentId', 'entryId']

export const updateAction = toAction(updateDocument, {
  fields: ['documentId', 'title', 'author', 'source', 'language', 'direction'],
  goTo: ({ documentId }, form) => `/d/${documentId}/edit${groupQuery(form)}`,
})

export const publishAction = toAction(publishDocument, {
  fields: ['documentId', 'number'],
  goTo: ({ documentId }, form) => `/d/${documentId}/open${groupQuery(form)}`,
})

export const addOwnerAction = toAction(addDocumentOwner, {
  fields: ['documentId', 'party', 'role'],
  goTo: toOwners,
})

export const changeOwnerAction = toAction(changeDocumentOwner, { fields: [...ENTRY, 'role'], goTo: toOwners })

export const leaveAction = toAction(leaveDocument, { fields: ['documentId'], goTo: () => '/' })

export const removeOwnerAction = toAction(removeDocumentOwner, {
  fields: ENTRY,
  goTo: (done) => (done.isOwn ? '/' : toOwners(done)),
})

export const handOverAction = toAction(handOverDocument, { fields: ENTRY, goTo: toOwners })
