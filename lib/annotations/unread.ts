import type { AnnotationId } from '@/lib/ids'

/** What is unread in some threads, by the root; threads without any are not among them. */
export type UnreadByThread = Record<AnnotationId, AnnotationId[]>
