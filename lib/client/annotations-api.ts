import { filterQuery } from '@/lib/client/filter-query'
import type { Send } from '@/lib/client/api'
import type { PackedAnchors } from '@/lib/anchoring/packed'
import type { Selectors } from '@/lib/anchoring/selectors'
import type { Annotation, BodyJson } from '@/lib/annotations/annotation'
import type { EarlierBody } from '@/lib/annotations/earlier-body'
import type { Muted } from '@/lib/annotations/muted-schema'
import type { Motivation } from '@/lib/annotations/motivation'
import type { ThreadFilter } from '@/lib/annotations/thread-filter'
import type { ThreadSort } from '@/lib/annotations/thread-sort'
import type { UnreadByThread } from '@/lib/annotations/unread'
import type { Visibility } from '@/lib/annotations/visibility'
import type { Result } from '@/lib/errors/result'
import type { Role } from '@/lib/groups/role'
import type { AnnotationId, ReadingId, RevisionId, UserId } from '@/lib/ids'
import type { Snapshot } from '@/lib/realtime/snapshot'

/** What a new root says. Its id was minted when its composer opened, so that sending it twice posts it once. */
export type NewAnnotation = {
  id: AnnotationId
  readingId: ReadingId
  motivation: Exclude<Motivation, 'replying'>
  visibility: Visibility
  tags: readonly string[]
  body: BodyJson | null
  targets: { revisionId: RevisionId; selectors: Selectors | null }[]
  /** Of the draft that is posted: the number under which the server last kept it, 0 for none. */
  draftNumber: number
}

/** What a new reply says; its parent stands in the address. */
export type NewReply = Pick<NewAnnotation, 'id' | 'visibility' | 'tags' | 'draftNumber'> & { body: BodyJson }

/** A change by the author, with the edit that the author saw. */
export type Change = {
  edit: number
  body?: BodyJson | null
  motivation?: Motivation
  visibility?: Visibility
  tags?: readonly string[]
  draftNumber: number
}

/** A member who could read what is being written. */
export type Person = { id: UserId; name: string; role: Role }

/** Whose name holds `q`, of those who could read what is written for `visibility`, under `thread` where it is a reply. */
export type Asked = { q: string; visibility: Visibility; thread?: AnnotationId }

/** A page of a list; `next` is the sealed cursor of the following one, or null; `unread` what is unread in its threads. */
export type Page = { items: Annotation[]; next: string | null; unread: UnreadByThread }

/** How many roots one request may name. */
export const ROOTS_PER_REQUEST = 50

/** What a reading's threads can be filtered by. */
export type Facets = {
  people: { id: UserId; name: string }[]
  tags: { name: string; label: string }[]
}

type One = { annotation: Annotation }

/** The calls of the reading room, one function for each route. */
export function annotationsApi(send: Send) {
  const at = (id: AnnotationId) => `/api/annotations/${id}`
  const list = (query: Record<string, string>) =>
    send<Page>({ path: `/api/annotations?${new URLSearchParams(query)}` })
  return {
    create: (body: NewAnnotation) => send<One>({ method: 'POST', path: '/api/annotations', body }),
    reply: (parentId: AnnotationId, body: NewReply) =>
      send<One>({ method: 'POST', path: `${at(parentId)}/replies`, body }),
    get: (id: AnnotationId) => send<One>({ path: at(id) }),
    update: (id: AnnotationId, body: Change) => send<One>({ method: 'PATCH', path: at(id), body }),
    remove: (id: AnnotationId): Promise<Result<{ annotation: Annotation | null }>> =>
      send({ method: 'DELETE', path: at(id) }),
    restore: (id: AnnotationId) => send<One>({ method: 'POST', path: `${at(id)}/restore`, body: {} }),
    edits: (id: AnnotationId) => send<{ items: EarlierBody[] }>({ path: `${at(id)}/edits` }),
    emptyEdit: (id: AnnotationId, edit: number) =>
      send<{ edit: EarlierBody }>({ method: 'DELETE', path: `${at(id)}/edits/${edit}` }),
    value: (id: AnnotationId, valued: boolean) =>
      send<One>({ method: valued ? 'PUT' : 'DELETE', path: `${at(id)}/value` }),
    resolve: (rootId: AnnotationId, resolved: boolean) =>
      send<One>({ method: 'PATCH', path: `/api/threads/${rootId}`, body: { resolved } }),
    lock: (rootId: AnnotationId, locked: boolean) =>
      send<One>({ method: 'PUT', path: `/api/threads/${rootId}/lock`, body: { locked } }),
    thread: (rootId: AnnotationId) => list({ thread: rootId }),
    roots: (reading: ReadingId, ids: readonly AnnotationId[]) => list({ reading, roots: ids.join(',') }),
    resolved: (reading: ReadingId, after: string | null) =>
      list({ reading, view: 'resolved', ...(after === null ? {} : { after }) }),
    people: (reading: ReadingId, asked: Asked) =>
      send<{ people: Person[] }>({ path: `/api/readings/${reading}/people?${new URLSearchParams(asked)}` }),
    tags: (reading: ReadingId, q: string) =>
      send<{ tags: string[] }>({ path: `/api/readings/${reading}/tags?${new URLSearchParams({ q })}` }),
    anchors: (reading: ReadingId) => send<PackedAnchors>({ path: `/api/readings/${reading}/anchors` }),
    see: (reading: ReadingId, ids: readonly AnnotationId[], isLeaving: boolean) =>
      send<{ unread: number }>({
        method: 'POST',
        path: `/api/readings/${reading}/seen`,
        body: { ids },
        keepalive: isLeaving,
      }),
    seeAll: (reading: ReadingId) =>
      send<{ unread: number }>({ method: 'PUT', path: `/api/readings/${reading}/seen` }),
    mute: (id: AnnotationId, muted: boolean) =>
      send<Muted>({ method: 'PUT', path: `${at(id)}/muted`, body: { muted } }),
    muted: (reading: ReadingId) => send<Muted>({ path: `/api/readings/${reading}/muted` }),
    matches: (reading: ReadingId, filter: ThreadFilter, sort: ThreadSort) =>
      send<{ ids: string; count: number }>({
        path: `/api/readings/${reading}/threads?${filterQuery(filter, sort)}`,
      }),
    facets: (reading: ReadingId) => send<Facets>({ path: `/api/readings/${reading}/facets` }),
    snapshot: (reading: ReadingId) => send<Snapshot>({ path: `/api/readings/${reading}/snapshot` }),
  }
}

export type AnnotationsApi = ReturnType<typeof annotationsApi>
