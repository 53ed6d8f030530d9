import { z } from 'zod'
import type { DocumentId, DocumentOwnerId, GroupId, ReadingId, UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** Which reading. */
export const getReadingInput = z.strictObject({ readingId: idSchema<ReadingId>() })

/** Nothing: the answer depends on the viewer alone. */
export const nothingInput = z.strictObject({})

/** A whole number as a form or an address spells it, or as JSON has it. */
const countSchema = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,9}$/, 'not_an_integer')
    .transform(Number),
])

/** Which document. */
export const getDocumentInput = z.strictObject({ documentId: idSchema<DocumentId>() })

/** A document to edit; `find` narrows the people who can be added to those whose name holds it. */
export const getEditingInput = getDocumentInput.extend({ find: z.string().max(200).default('') })

/** A page of a list of one's own; nothing for the first. */
export const pageInput = z.strictObject({ after: z.string().max(500).exactOptional() })

/** The working copy as it was written, over the one of that number. What `json` may hold is the schema's to say. */
export const saveWorkingCopyInput = getDocumentInput.extend({ number: countSchema, json: z.unknown() })

/** Publishing the working copy of that number. */
export const publishDocumentInput = getDocumentInput.extend({ number: countSchema })

export const COMMENTING = ['open', 'closed'] as const

/** Opening a document in a group. */
export const openReadingInput = getDocumentInput.extend({
  groupId: idSchema<GroupId>(),
  commenting: z.enum(COMMENTING).default('open'),
})

/** The commenting switch of a reading. */
export const setCommentingInput = getReadingInput.extend({ commenting: z.enum(COMMENTING) })

export const DOCUMENT_ROLES = ['owner', 'editor'] as const
export type DocumentRole = (typeof DOCUMENT_ROLES)[number]

/** A person or a group among those who own or edit, by a word and an id: `user:…` or `group:…`. */
const partySchema = z.string().transform((value, context) => {
  const [noun, id] = value.split(':')
  const parsed = idSchema<UserId | GroupId>().safeParse(id)
  if (parsed.success && noun === 'user') return { userId: parsed.data as UserId, groupId: null }
  if (parsed.success && noun === 'group') return { userId: null, groupId: parsed.data as GroupId }
  context.addIssue({ code: 'custom', message: 'not_an_id' })
  return z.NEVER
})

/** Somebody more who owns or edits. */
export const addDocumentOwnerInput = getDocumentInput.extend({
  party: partySchema,
  role: z.enum(DOCUMENT_ROLES),
})

const entryInput = getDocumentInput.extend({ entryId: idSchema<DocumentOwnerId>() })

/** A document that the viewer no longer wants to own or edit. */
export const leaveDocumentInput = z.strictObject({ documentId: idSchema<DocumentId>() })

/** One of them, to be taken from the list or handed the document. */
export const documentOwnerInput = entryInput

/** One of them in another role. */
export const changeDocumentOwnerInput = entryInput.extend({ role: z.enum(DOCUMENT_ROLES) })
/** The longest block id, and an offset that a column holds. */
const BLOCK_ID_LIMIT = 32
const OFFSET_LIMIT = 2_147_483_647

/** Where the viewer has stopped in a reading. */
export const savePositionInput = getReadingInput.extend({
  blockId: z
    .string()
    .min(1)
    .max(BLOCK_ID_LIMIT)
    .regex(/^[\w-]+$/),
  offset: z.int().min(0).max(OFFSET_LIMIT),
})
