import { z } from 'zod'
import { packedAnchorsSchema } from '@/lib/anchoring/packed-schema'
import { annotationAnswer, annotationOrNothing, annotationPage } from '@/lib/annotations/annotation-schema'
import { peopleSchema, tagListSchema } from '@/lib/annotations/suggestion-schemas'
import { mutedSchema } from '@/lib/annotations/muted-schema'
import { facetsSchema, matchesSchema } from '@/lib/annotations/match-schema'
import { unreadCountAnswer } from '@/lib/annotations/seen-input'
import { apiTokenListSchema } from '@/lib/auth/api-token'
import { savedCopySchema } from '@/lib/documents/saved-copy-schema'
import { textPreviewSchema } from '@/lib/interchange/text-preview-schema'
import { positionAnswer } from '@/lib/documents/position-schema'
import { bellAnswer, readingFollowAnswer, threadFollowAnswer } from '@/lib/notifications/notification-schema'
import { preferencesAnswer } from '@/lib/notifications/preference-schema'
import { frameSchema } from '@/lib/realtime/frame-schema'
import { snapshotSchema } from '@/lib/realtime/snapshot-schema'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { draftAnswer, draftList } from '@/lib/annotations/stored-draft-schema'
import { editAnswer, editList } from '@/lib/annotations/earlier-body-schema'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { discardDraft } from '@/lib/server/annotations/discard-draft'
import { emptyEdit } from '@/lib/server/annotations/empty-edit'
import { getAnchors } from '@/lib/server/annotations/get-anchors'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { listPeople } from '@/lib/server/annotations/list-people'
import { listTags } from '@/lib/server/annotations/list-tags'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { listDrafts } from '@/lib/server/annotations/list-drafts'
import { listEdits } from '@/lib/server/annotations/list-edits'
import { lockThread } from '@/lib/server/annotations/lock-thread'
import { listMuted } from '@/lib/server/annotations/list-muted'
import { listFacets } from '@/lib/server/annotations/list-facets'
import { markAllSeen } from '@/lib/server/annotations/mark-all-seen'
import { markSeen } from '@/lib/server/annotations/mark-seen'
import { matchThreads } from '@/lib/server/annotations/match-threads'
import { muteAuthor } from '@/lib/server/annotations/mute-author'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { restoreAnnotation } from '@/lib/server/annotations/restore-annotation'
import { saveDraft } from '@/lib/server/annotations/save-draft'
import { unvalueAnnotation } from '@/lib/server/annotations/unvalue-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { valueAnnotation } from '@/lib/server/annotations/value-annotation'
import { apiRow, type ApiRow } from '@/lib/server/api-row'
import { previewDocument } from '@/lib/server/documents/preview-document'
import { saveWorkingCopy } from '@/lib/server/documents/save-working-copy'
import { listApiTokens } from '@/lib/server/auth/list-api-tokens'
import { exportWritten } from '@/lib/server/interchange/export-written'
import { savePosition } from '@/lib/server/documents/save-position'
import { followReading } from '@/lib/server/notifications/follow-reading'
import { followThread } from '@/lib/server/notifications/follow-thread'
import { getReadingFollow } from '@/lib/server/notifications/get-reading-follow'
import { getThreadFollow } from '@/lib/server/notifications/get-thread-follow'
import { readNotifications } from '@/lib/server/notifications/read-notifications'
import { getPreferences } from '@/lib/server/notifications/get-preferences'
import { updatePreferences } from '@/lib/server/notifications/update-preferences'

/**
 * Every method of every route under app/api, by "METHOD folder". The document at /api/openapi.json is made from it, and
 * every answer that a test gets is held to it. To add a route: one row, with the command or query behind it and a schema
 * of what it answers, written in the pure room beside the type.
 */
export const OPERATIONS: Readonly<Record<string, ApiRow>> = {
  'GET account/data': {
    of: exportWritten,
    summary: 'Take along everything one wrote, with its passages, or all that is kept about one',
    description:
      'One file: W3C Web Annotations, a page, or a table; or, as `json` and not with a token, everything personal. What others wrote is not in it.',
    answers: z.string(),
    type: ['application/ld+json', 'text/html', 'text/csv', 'application/vnd.postil.account+json'],
  },
  'GET annotations': apiRow({
    of: listAnnotations,
    summary: 'List annotations',
    description:
      'A page of a reading’s open or resolved threads in text order (`reading`, `view`, `after`), some of its threads (`reading`, `roots`: ids between commas), or one whole thread (`thread`).',
    answers: annotationPage,
  }),
  'POST annotations': apiRow({
    of: createAnnotation,
    summary: 'Annotate a passage, or the whole text',
    answers: annotationAnswer,
    status: 201,
  }),
  'GET annotations/[annotationId]': apiRow({
    of: getAnnotation,
    summary: 'Read one annotation',
    answers: annotationAnswer,
  }),
  'PATCH annotations/[annotationId]': apiRow({
    of: updateAnnotation,
    summary: 'Change one’s own annotation',
    description:
      '`edit` is the one that the change is based on; when another is stored, `conflict` answers with it as `current`.',
    answers: annotationAnswer,
  }),
  'DELETE annotations/[annotationId]': apiRow({
    of: deleteAnnotation,
    summary: 'Delete one’s own annotation',
    answers: annotationOrNothing,
  }),
  'GET annotations/[annotationId]/edits': apiRow({
    of: listEdits,
    summary: 'List the earlier bodies of an annotation that one may read',
    answers: editList,
  }),
  'DELETE annotations/[annotationId]/edits/[edit]': apiRow({
    of: emptyEdit,
    summary: 'Take the words of one earlier body out of the history, for good',
    answers: editAnswer,
  }),
  'PUT annotations/[annotationId]/value': apiRow({
    of: valueAnnotation,
    summary: 'Value an annotation, or share a question',
    answers: annotationAnswer,
  }),
  'DELETE annotations/[annotationId]/value': apiRow({
    of: unvalueAnnotation,
    summary: 'Value an annotation no more',
    answers: annotationAnswer,
  }),
  'PUT annotations/[annotationId]/muted': apiRow({
    of: muteAuthor,
    summary: 'Mute whoever wrote an annotation for oneself, or hear them again',
    answers: mutedSchema,
  }),
  'POST annotations/[annotationId]/replies': apiRow({
    of: replyToAnnotation,
    summary: 'Reply to an annotation',
    answers: annotationAnswer,
    status: 201,
  }),
  'POST annotations/[annotationId]/restore': apiRow({
    of: restoreAnnotation,
    summary: 'Undo a deletion while the words are kept',
    answers: annotationAnswer,
  }),
  'PATCH documents/[documentId]/working-copy': apiRow({
    of: saveWorkingCopy,
    summary: 'Save the unpublished text of a document',
    description:
      '`json` is ProseMirror JSON of an article, `number` the number of the copy that was seen; when another stands, `conflict` answers with it as `current`. A body may have 8 MB.',
    answers: savedCopySchema,
  }),
  'POST documents/preview': apiRow({
    of: previewDocument,
    summary: 'See a pasted text as it would be stored, without storing it',
    answers: textPreviewSchema,
  }),
  'GET events': {
    of: null,
    summary: 'Follow readings as they change',
    description:
      'Server-sent events. `after` is the cursor of a snapshot and may stand up to eight times; `Last-Event-ID` goes before it. The `data` of each message is a frame.',
    answers: frameSchema,
    type: 'text/event-stream',
    query: { after: 'Where to go on from: a sealed cursor.' },
  },
  'GET health': {
    of: null,
    summary: 'Whether the process answers',
    answers: z.object({ healthy: z.literal(true) }),
  },
  'GET openapi.json': { of: null, summary: 'This document', answers: z.looseObject({ openapi: z.string() }) },
  'GET preferences': apiRow({
    of: getPreferences,
    summary: 'Read how one likes Postil',
    answers: preferencesAnswer,
  }),
  'PATCH preferences': apiRow({
    of: updatePreferences,
    summary: 'Change some of one’s preferences',
    answers: preferencesAnswer,
  }),
  'GET readings/[readingId]/anchors': apiRow({
    of: getAnchors,
    summary: 'Where the threads of a reading lie in its current revision, packed',
    answers: packedAnchorsSchema,
  }),
  'GET readings/[readingId]/drafts': apiRow({
    of: listDrafts,
    summary: 'List one’s own unsent drafts on a reading',
    answers: draftList,
  }),
  'PUT readings/[readingId]/drafts/[draftId]': apiRow({
    of: saveDraft,
    summary: 'Keep an unsent draft',
    description:
      'The id is that of the annotation it is to be, or that it changes. `number` is the one that was seen, 0 for a new draft; when another is stored, `conflict` answers with that draft as `current`.',
    answers: draftAnswer,
  }),
  'DELETE readings/[readingId]/drafts/[draftId]': apiRow({
    of: discardDraft,
    summary: 'Discard an unsent draft',
    answers: z.object({ discarded: z.literal(true) }),
  }),
  'GET readings/[readingId]/people': apiRow({
    of: listPeople,
    summary: 'Members who could read what is being written',
    description:
      'By a part of their name (`q`), for what is written for `visibility`; with `thread`, for a reply under that root.',
    answers: peopleSchema,
  }),
  'GET readings/[readingId]/tags': apiRow({
    of: listTags,
    summary: 'Tags in use on a reading, the most used first',
    description: 'Those that begin with `q`, of annotations that the viewer may read.',
    answers: tagListSchema,
  }),
  'POST notifications/read': apiRow({
    of: readNotifications,
    summary: 'Mark a notification as read, or those of a thread',
    answers: bellAnswer,
  }),
  'GET readings/[readingId]/muted': apiRow({
    of: listMuted,
    summary: 'What was written by people whom one has muted',
    answers: mutedSchema,
  }),
  'GET readings/[readingId]/facets': apiRow({
    of: listFacets,
    summary: 'What the threads of a reading can be filtered by',
    answers: facetsSchema,
  }),
  'POST readings/[readingId]/seen': apiRow({
    of: markSeen,
    summary: 'Mark annotations as seen',
    description: 'Those that one may not read are passed over. Seen once is seen, on all devices.',
    answers: unreadCountAnswer,
  }),
  'PUT readings/[readingId]/seen': apiRow({
    of: markAllSeen,
    summary: 'Mark everything of a reading as seen that one may read now',
    answers: unreadCountAnswer,
  }),
  'GET readings/[readingId]/follow': apiRow({
    of: getReadingFollow,
    summary: 'Whether one watches a text or mutes it',
    answers: readingFollowAnswer,
  }),
  'PUT readings/[readingId]/follow': apiRow({
    of: followReading,
    summary: 'Watch a text, mute it, or neither',
    answers: readingFollowAnswer,
  }),
  'POST readings/[readingId]/position': apiRow({
    of: savePosition,
    summary: 'Keep where one has stopped reading',
    answers: positionAnswer,
  }),
  'GET readings/[readingId]/threads': apiRow({
    of: matchThreads,
    summary: 'Find threads of a reading',
    description:
      'The ids of all threads that a filter lets through, in the order asked for, 22 characters each in one string. Person, tag, days and words have to hold of one annotation in the thread.',
    answers: matchesSchema,
  }),
  'GET readings/[readingId]/snapshot': apiRow({
    of: getSnapshot,
    summary: 'What a reading page starts from',
    answers: snapshotSchema,
  }),
  'GET ready': {
    of: null,
    summary: 'Whether the process can serve: the database answers and has this release’s migrations',
    answers: z.object({
      ready: z.boolean(),
      database: z.boolean(),
      migrations: z.boolean(),
      listening: z.boolean(),
    }),
    also: 503,
  },
  'PATCH threads/[threadId]': apiRow({
    of: resolveThread,
    summary: 'Resolve a thread, or open it again',
    answers: annotationAnswer,
  }),
  'PUT threads/[threadId]/lock': apiRow({
    of: lockThread,
    summary: 'Lock a thread, or unlock it',
    answers: annotationAnswer,
  }),
  'GET threads/[threadId]/follow': apiRow({
    of: getThreadFollow,
    summary: 'Whether one follows a thread or mutes it',
    answers: threadFollowAnswer,
  }),
  'PUT threads/[threadId]/follow': apiRow({
    of: followThread,
    summary: 'Follow a thread, mute it, or neither',
    answers: threadFollowAnswer,
  }),
  'GET tokens': apiRow({
    of: listApiTokens,
    summary: 'List one’s API tokens, without their secrets',
    answers: apiTokenListSchema,
    sessionOnly: true,
  }),
}
