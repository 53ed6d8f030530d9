import { annotationsApi } from '@/lib/client/annotations-api'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import { createApi } from '@/lib/client/api'
import { createChanging } from '@/lib/client/changing'
import { createComposing } from '@/lib/client/composing'
import type { Passage } from '@/lib/client/draft'
import { openDrafts } from '@/lib/client/drafts'
import type { KeyValue } from '@/lib/client/device-storage'
import { createLoading } from '@/lib/client/loading'
import type { Annotation, BodyJson } from '@/lib/annotations/annotation'
import type { DocumentId, GroupId } from '@/lib/ids'
import type { Snapshot } from '@/lib/realtime/snapshot'
import { anId, READING, REVISION } from '@/tests/support/annotations'
import { plainQuestion } from '@/tests/support/facts'

/** A snapshot of a reading with these threads, for a member called Ana. */
export function aSnapshot(threads: Annotation[] = [], resolvedCount = 0): Snapshot {
  const { annotation: _, thread: __, ...facts } = plainQuestion().facts
  return {
    reading: {
      id: READING,
      title: 'A text',
      author: null,
      source: null,
      language: 'en',
      direction: 'ltr',
      documentId: anId<DocumentId>(0xd),
      revision: { id: REVISION, number: 1, format: 1, publishedAt: '2026-10-01T00:00:00.000Z' },
      group: { id: anId<GroupId>(0xe), slug: 'circle', name: 'Circle', purpose: 'circle' },
      openedAt: '2026-10-01T00:00:00.000Z',
      openedBy: null,
    },
    viewer: { ...plainQuestion().viewer, userId: 'ana', name: 'Ana' },
    facts,
    threads,
    next: null,
    resolvedCount,
    unreadCount: 0,
    unread: {},
    lastVisibility: 'group',
    muted: { isMuting: false, ids: [] },
    cursor: 'cursor',
    now: '2026-10-06T00:00:00.000Z',
  }
}

/** A body of one paragraph. */
export function aBody(text: string): BodyJson {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}

/** A passage of the text, as the surface would describe it. */
export function aPassage(start: number, end: number): Passage {
  const quote = { type: 'TextQuoteSelector', exact: 'x'.repeat(end - start), prefix: '', suffix: '' } as const
  const position = { type: 'TextPositionSelector', start, end } as const
  return { range: { start, end }, selectors: { quote, position, blocks: { start: null, end: null } } }
}

/** A room without a page: its store and what can be done, sent to `base`, with drafts kept in `storage`. */
export function aRoom(base: string, storage: KeyValue, snapshot: Snapshot = aSnapshot()) {
  const store = createAnnotationStore(snapshot)
  const api = annotationsApi(createApi({ base }))
  const box = openDrafts(storage, { userId: 'ana', readingId: READING })
  const composing = createComposing(store, box)
  const changing = createChanging({ store, api, composing })
  return { store, composing, changing, loading: createLoading(store, api), box }
}
