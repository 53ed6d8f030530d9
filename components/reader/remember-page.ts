import { firstPaint } from '@/lib/client/surface/first-paint'
import type { FirstSegment } from '@/lib/client/surface/first-paint'
import { placeFirstCards } from '@/lib/client/surface/place-first-cards'
import { resumePlace } from '@/lib/client/surface/resume-place'
import type { HtmlPart } from '@/lib/documents/html-parts'
import type { ReadingPosition } from '@/lib/documents/reading-position'
import { rememberHtml, rememberParts } from './article-html'

/**
 * What a reading page sends once: the article's HTML, and the segments that its first screen is painted from, when the part
 * `before` is there; null where the passages are marked in the HTML already.
 */
export type RememberedPage = {
  before: readonly HtmlPart[]
  after: readonly HtmlPart[]
  first: readonly FirstSegment[] | null
  /** Where the page opens instead of at the beginning. */
  resume: ReadingPosition | null
}

/** The keys of a page's parts. */
export function partKeys(key: string) {
  return {
    article: `${key}:article`,
    anchors: `${key}:anchors`,
    place: `${key}:place`,
  }
}

/** Puts a page's parts aside under this request's nonce; returns what forgets them, for when it was sent. */
export function rememberPage(nonce: string, { before, after, first, resume }: RememberedPage): () => void {
  const keys = partKeys(nonce)
  const script = (source: () => void, data = ''): HtmlPart => ({
    html: `<script nonce="${nonce}"${data}>${called(source)}</script>`,
    isKept: false,
  })
  // Hidden until it stands where its reader had stopped: otherwise its beginning would be seen, and then a jump.
  const hide = resume ? [script(hideText)] : []
  const go = resume
    ? [script(resumePlace, ` data-block="${resume.blockId}" data-offset="${resume.offset}"`)]
    : []
  const paint = first ? [script(firstPaint)] : []
  const forget = [
    rememberParts(keys.article, [...hide, ...before, ...go, ...paint, ...after]),
    rememberHtml(keys.anchors, jsonInScript({ s: first ?? [] })),
    rememberHtml(keys.place, called(placeFirstCards)),
  ]
  return () => {
    for (const one of forget) one()
  }
}

/** Runs before the text; imports nothing, as `firstPaint`. */
function hideText(): void {
  document.currentScript?.remove()
  document.documentElement.dataset['resuming'] = ''
}

/** A function as the source of a script that calls it. */
function called(script: () => void): string {
  return `(${script.toString()})()`
}

/** JSON that cannot end the script it stands in. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
}
