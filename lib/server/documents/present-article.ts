import 'server-only'
import { articleMarks } from '@/lib/anchoring/article-marks'
import { packAnchors } from '@/lib/anchoring/pack'
import { FLAG } from '@/lib/anchoring/packed'
import { paintedSegments, type Segment } from '@/lib/anchoring/segments'
import { articleSchema } from '@/lib/documents/article-schema'
import { partsAround, type HtmlPart } from '@/lib/documents/html-parts'
import type { OutlineEntry } from '@/lib/documents/outline'
import type { ReadingPosition } from '@/lib/documents/reading-position'
import { renderArticle } from '@/lib/documents/render-html'
import type { Viewer } from '@/lib/permissions/facts'
import { directionOf } from '@/lib/text/direction-of'
import { listAnchors } from '@/lib/server/annotations/get-anchors'
import { currentRevision } from '@/lib/server/annotations/load-thread'
import { askerOf } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import type { LoadedReading } from '@/lib/server/documents/load-reading'
import { FIRST_SCREEN, getRevision, type ReadyRevision } from '@/lib/server/documents/revision-cache'

/**
 * An article ready for the first HTML. `first` are painted segments of what is shown first, its beginning or where its reader
 * had stopped (`resume`): start, end, depth, flags; what they lie in stands in `before`, and the rest in `after`. Null where
 * the highlights stand in the HTML.
 */
export type ReadyArticle = {
  before: HtmlPart[]
  after: HtmlPart[]
  /** The way the text runs, found in it where nobody has said. */
  direction: 'ltr' | 'rtl'
  minutes: number
  contents: OutlineEntry[]
  first: [number, number, number, number][] | null
  resume: ReadingPosition | null
}

/**
 * The article of a loaded reading as HTML, and what the first screen's highlights are painted from. With `marks`, for
 * browsers without the highlight API, the highlights stand in the HTML as elements instead.
 */
export async function presentArticle(
  tx: Tx,
  given: { loaded: LoadedReading; viewer: Viewer; marks: boolean; position: ReadingPosition | null },
): Promise<ReadyArticle> {
  const { loaded, viewer, marks } = given
  const revisionId = currentRevision(loaded)
  // From memory nearly always: what is asked of the database below depends on it.
  const revision = await getRevision(tx, revisionId)
  const resume = marks ? null : resumeIn(revision, given.position)
  const window = windowFrom(resume?.start ?? 0)
  const anchors = await listAnchors(tx, {
    now: null,
    readingId: loaded.row.id,
    revisionId,
    asker: askerOf(viewer, loaded.facts),
    window: marks ? null : window,
  })
  const { minutes, contents } = revision
  const { direction: said } = loaded.row.document
  const direction = said === 'auto' ? directionOf(revision.text) : said
  const known = { direction, minutes, contents }
  const shown = anchors.filter((anchor) => (anchor.flags & FLAG.resolved) === 0)
  if (!marks) {
    const [before, after] = partsAround(revision.parts, revision.placeAt(window.to))
    const first = paintedSegments(shown, window).map(columns)
    return { ...known, before, after, first, resume: resume && resume.position }
  }
  const doc = articleSchema.nodeFromJSON(revision.json)
  const { html } = renderArticle(doc, { marks: articleMarks(packAnchors(shown)) })
  return { ...known, before: [{ html, isKept: false }], after: [], first: null, resume: null }
}

/** What a screen shows that begins at an offset, and a little above. */
function windowFrom(start: number) {
  return { from: Math.max(0, start - FIRST_SCREEN / 4), to: start + FIRST_SCREEN }
}

/** Units of the text that any first screen shows from the beginning: whoever stopped before them begins there. */
const BEGINNING = 400

/** Where in a revision a reader had stopped; null for its beginning, and where the block is gone. */
function resumeIn({ blocks }: ReadyRevision, position: ReadingPosition | null) {
  const block = position && blocks.find(({ id }) => id === position.blockId)
  if (!block) return null
  const offset = Math.min(position.offset, block.end - block.start)
  const start = block.start + offset
  return start < BEGINNING ? null : { start, position: { blockId: position.blockId, offset } }
}

function columns({ start, end, depth, flags }: Segment): [number, number, number, number] {
  return [start, end, depth, flags]
}
