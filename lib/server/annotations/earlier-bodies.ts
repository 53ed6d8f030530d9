import 'server-only'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { EarlierBody } from '@/lib/annotations/earlier-body'
import type { AnnotationFacts } from '@/lib/permissions/facts'
import type { AnnotationEdit } from '@/lib/server/db/generated/client'

/** The facts of an annotation as it was when it had an earlier body: an earlier body is read by whom it was for. */
export function asItWas(
  facts: AnnotationFacts,
  { visibility, status }: Pick<AnnotationEdit, 'visibility' | 'status'>,
): AnnotationFacts {
  return { ...facts, annotation: { ...facts.annotation, visibility, status } }
}

/** An earlier body as it is shown; the author is told apart from who moderates, and by name nobody is. */
export function presentEdit(row: AnnotationEdit, authorId: string): EarlierBody {
  const { edit, visibility, status, text } = row
  return {
    edit,
    body: row.body as BodyJson | null,
    text,
    visibility,
    status,
    replacedAt: row.replacedAt.toISOString(),
    emptied:
      row.emptiedAt === null
        ? null
        : { at: row.emptiedAt.toISOString(), by: row.emptiedBy === authorId ? 'author' : 'moderator' },
  }
}
