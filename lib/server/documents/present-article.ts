import 'server-only'
import { articleMarks } from '@/lib/anchoring/article-marks'
import { packAnchors } from '@/lib/anchoring/pack'
import { FLAG } from '@/lib/anchoring/packed'
import { paintedSegments, type Segment } from '@/lib/anchoring/segments'
import { articleSchema } from '@/lib/documents/article-schema'
import { renderArticle } from '@/lib/documents/render-html'
import type { Viewer } from '@/lib/permissions/facts'
import { listAnchors } from '@/lib/server/annotations/get-anchors'
import { currentRevision } from '@/lib/server/annotations/load-thread'
import { askerOf } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import type { LoadedReading } from '@/lib/server/documents/load-reading'
import { FIRST_SCREEN, getRevision } from '@/lib/server/documents/revision-cache'

/**
 * An article ready for the first HTML. `first` are painted segments of its beginning: start, end, depth, flags; up to `cut`
 * (UTF-16 units of the HTML) stands what they lie in. `cut` is null where the highlights stand in the HTML.
 */
export type ReadyArticle = {
  html: string
  cut: number | null
  minutes: number
  first: [number, number, number, number][]
}

/**
 * The article of a loaded reading as HTML, and what the first screen's highlights are painted from. With `marks`, for
 * browsers without the highlight API, the highlights stand in the HTML as elements instead.
 */
export async function presentArticle(
  tx: Tx,
  given: { loaded: LoadedReading; viewer: Viewer; marks: boolean },
): Promise<ReadyArticle> {
  const { loaded, viewer, marks } = given
  const revisionId = currentRevision(loaded)
  const [revision, anchors] = await Promise.all([
    getRevision(tx, revisionId),
    listAnchors(tx, {
      readingId: loaded.row.id,
      revisionId,
      asker: askerOf(viewer, loaded.facts),
      before: marks ? null : FIRST_SCREEN,
    }),
  ])
  const { minutes } = revision
  const shown = anchors.filter((anchor) => (anchor.flags & FLAG.resolved) === 0)
  if (!marks) {
    const window = { from: 0, to: FIRST_SCREEN }
    return {
      html: revision.html,
      cut: revision.cut,
      minutes,
      first: paintedSegments(shown, window).map(columns),
    }
  }
  const doc = articleSchema.nodeFromJSON(revision.json)
  const { html } = renderArticle(doc, { marks: articleMarks(packAnchors(shown)) })
  return { html, cut: null, minutes, first: [] }
}

function columns({ start, end, depth, flags }: Segment): [number, number, number, number] {
  return [start, end, depth, flags]
}
