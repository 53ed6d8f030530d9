import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import type { Action } from '@/lib/permissions/policy'
import { bodyOf, draftInput, newId, rootInput, type TestReading } from './factories'
import type { Asked } from './requests'

/** The number of an earlier body that each has. */
export const EARLIER = 900

/** What is asked about: an annotation, and the reading that it stands in. */
export type Subject = { id: AnnotationId; reading: TestReading }
/** One question to one route: what the law is asked for it, and how it is asked. */
export type RouteRow = {
  /** The route's folder under app/api. */
  route: string
  /** What the law is asked for; null for what anybody may. */
  action: Action | null
  /** True for a command, which the law may grant and which needs an account all the same. */
  needsAccount?: boolean
  asks: (subject: Subject, more: { cursor: string }) => [path: string, asked: Asked]
}

/** What each route asks the law, about one annotation. */
export const ON_ANNOTATIONS: RouteRow[] = [
  {
    route: 'annotations/[annotationId]',
    action: 'annotation:place',
    asks: ({ id }) => [`annotations/${id}`, {}],
  },
  { route: 'annotations', action: 'annotation:place', asks: ({ id }) => [`annotations?thread=${id}`, {}] },
  {
    route: 'annotations/[annotationId]',
    action: 'annotation:update',
    asks: ({ id }) => [`annotations/${id}`, { method: 'PATCH', body: { edit: 1, body: bodyOf('Changed') } }],
  },
  {
    route: 'annotations/[annotationId]',
    action: 'annotation:delete',
    asks: ({ id }) => [`annotations/${id}`, { method: 'DELETE' }],
  },
  {
    route: 'annotations/[annotationId]/restore',
    action: 'annotation:restore',
    asks: ({ id }) => [`annotations/${id}/restore`, { method: 'POST' }],
  },
  {
    route: 'annotations/[annotationId]/replies',
    action: 'annotation:reply',
    asks: ({ id }) => [
      `annotations/${id}/replies`,
      { method: 'POST', body: { id: newId(), body: bodyOf('x') } },
    ],
  },
  {
    route: 'annotations/[annotationId]/edits',
    action: 'annotation:read',
    asks: ({ id }) => [`annotations/${id}/edits`, {}],
  },
  {
    route: 'annotations/[annotationId]/edits/[edit]',
    action: 'edit:empty',
    asks: ({ id }) => [`annotations/${id}/edits/${EARLIER}`, { method: 'DELETE' }],
  },
  {
    route: 'annotations/[annotationId]/value',
    action: 'annotation:value',
    asks: ({ id }) => [`annotations/${id}/value`, { method: 'PUT' }],
  },
  {
    route: 'annotations/[annotationId]/value',
    action: 'annotation:value',
    asks: ({ id }) => [`annotations/${id}/value`, { method: 'DELETE' }],
  },
  {
    route: 'annotations/[annotationId]/muted',
    action: 'annotation:mute',
    asks: ({ id }) => [`annotations/${id}/muted`, { method: 'PUT', body: { muted: true } }],
  },
  {
    route: 'readings/[readingId]/people',
    action: 'annotation:reply',
    asks: ({ id, reading }) => [`readings/${reading.id}/people?thread=${id}`, {}],
  },
  {
    route: 'threads/[threadId]',
    action: 'thread:resolve',
    asks: ({ id }) => [`threads/${id}`, { method: 'PATCH', body: { resolved: true } }],
  },
  {
    route: 'threads/[threadId]/lock',
    action: 'thread:lock',
    asks: ({ id }) => [`threads/${id}/lock`, { method: 'PUT', body: { locked: true } }],
  },
  {
    route: 'threads/[threadId]/follow',
    action: 'thread:follow',
    asks: ({ id }) => [`threads/${id}/follow`, {}],
  },
  {
    route: 'threads/[threadId]/follow',
    action: 'thread:follow',
    asks: ({ id }) => [`threads/${id}/follow`, { method: 'PUT', body: { state: 'muted' } }],
  },
]

/** And about a reading. */
export const ON_READINGS: RouteRow[] = [
  {
    route: 'annotations',
    action: 'reading:read',
    asks: ({ reading }) => [`annotations?reading=${reading.id}`, {}],
  },
  {
    route: 'annotations',
    action: 'reading:annotate',
    asks: ({ reading }) => ['annotations', { method: 'POST', body: rootInput(reading, { on: 'fox' }) }],
  },
  {
    route: 'annotations',
    action: 'reading:note',
    asks: ({ reading }) => [
      'annotations',
      { method: 'POST', body: rootInput(reading, { visibility: 'private' }) },
    ],
  },
  ...['anchors', 'facets', 'muted', 'snapshot', 'threads'].map((part): RouteRow => ({
    route: `readings/[readingId]/${part}`,
    action: 'reading:read',
    asks: ({ reading }) => [`readings/${reading.id}/${part}`, {}],
  })),
  {
    route: 'readings/[readingId]/follow',
    action: 'reading:follow',
    asks: ({ reading }) => [`readings/${reading.id}/follow`, {}],
  },
  {
    route: 'readings/[readingId]/follow',
    action: 'reading:follow',
    asks: ({ reading }) => [`readings/${reading.id}/follow`, { method: 'PUT', body: { state: 'muted' } }],
  },
  {
    route: 'readings/[readingId]/drafts',
    action: 'reading:draft',
    asks: ({ reading }) => [`readings/${reading.id}/drafts`, {}],
  },
  {
    route: 'readings/[readingId]/drafts/[draftId]',
    action: 'reading:draft',
    asks: ({ reading }) => [
      `readings/${reading.id}/drafts/${newId()}`,
      { method: 'PUT', body: draftInput(reading) },
    ],
  },
  {
    route: 'readings/[readingId]/drafts/[draftId]',
    action: 'reading:draft',
    asks: ({ reading }) => [`readings/${reading.id}/drafts/${newId()}`, { method: 'DELETE' }],
  },
  {
    route: 'documents/[documentId]/working-copy',
    action: 'document:edit',
    asks: ({ reading }) => [
      `documents/${idOf(reading.documentUuid)}/working-copy`,
      { method: 'PATCH', body: { number: 1, json: bodyOf('Unpublished') } },
    ],
  },
  {
    route: 'documents/preview',
    action: 'document:create',
    asks: () => ['documents/preview', { method: 'POST', body: { format: 'text', text: 'Words' } }],
  },
  {
    route: 'readings/[readingId]/people',
    action: 'reading:annotate',
    asks: ({ reading }) => [`readings/${reading.id}/people?q=a`, {}],
  },
  {
    route: 'readings/[readingId]/tags',
    action: 'reading:read',
    asks: ({ reading }) => [`readings/${reading.id}/tags?q=a`, {}],
  },
  {
    route: 'readings/[readingId]/position',
    action: 'reading:read',
    needsAccount: true,
    asks: ({ reading }) => [
      `readings/${reading.id}/position`,
      { method: 'POST', body: { blockId: 'b1', offset: 0 } },
    ],
  },
  {
    route: 'readings/[readingId]/seen',
    action: 'reading:read',
    needsAccount: true,
    asks: ({ id, reading }) => [`readings/${reading.id}/seen`, { method: 'POST', body: { ids: [id] } }],
  },
  {
    route: 'readings/[readingId]/seen',
    action: 'reading:read',
    needsAccount: true,
    asks: ({ reading }) => [`readings/${reading.id}/seen`, { method: 'PUT' }],
  },
  { route: 'events', action: 'reading:read', asks: (_, { cursor }) => [`events?after=${cursor}`, {}] },
  { route: 'account/data', action: 'account:read', asks: () => ['account/data', {}] },
  { route: 'tokens', action: 'account:manage', asks: () => ['tokens', {}] },
  { route: 'openapi.json', action: null, asks: () => ['openapi.json', {}] },
  { route: 'preferences', action: 'account:read', asks: () => ['preferences', {}] },
  {
    route: 'preferences',
    action: 'account:read',
    asks: () => ['preferences', { method: 'PATCH', body: { theme: 'dark' } }],
  },
  {
    route: 'notifications/read',
    action: 'account:read',
    asks: () => ['notifications/read', { method: 'POST', body: { notificationId: newId() } }],
  },
  { route: 'health', action: null, asks: () => ['health', {}] },
  { route: 'ready', action: null, asks: () => ['ready', {}] },
]

/** What a row asks with; the address and the body do not matter for it. */
export function methodOf(row: RouteRow): string {
  const subject = {
    id: newId(),
    reading: { id: newId(), documentUuid: uuidOf(newId()), text: 'fox', blocks: [] },
  } as unknown as Subject
  return row.asks(subject, { cursor: '' })[1].method ?? 'GET'
}
