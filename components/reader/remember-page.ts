import { firstPaint } from '@/lib/client/surface/first-paint'
import type { FirstSegment } from '@/lib/client/surface/first-paint'
import { placeFirstCards } from '@/lib/client/surface/place-first-cards'
import { rememberHtml } from './article-html'

/**
 * What a reading page sends once: the article's HTML, and the segments that its first screen is painted from. `cut` is
 * where in the HTML that is done (UTF-16 units); null where the passages are marked in the HTML already.
 */
export type RememberedPage = { html: string; cut: number | null; first: readonly FirstSegment[] }

/** The keys of a page's parts. */
export function partKeys(key: string) {
  return {
    article: `${key}:article`,
    anchors: `${key}:anchors`,
    place: `${key}:place`,
  }
}

/** Puts a page's parts aside under this request's nonce; returns what forgets them, for when it was sent. */
export function rememberPage(nonce: string, { html, cut, first }: RememberedPage): () => void {
  const keys = partKeys(nonce)
  const paint = `<script nonce="${nonce}">${called(firstPaint)}</script>`
  const forget = [
    rememberHtml(keys.article, cut === null ? html : `${html.slice(0, cut)}${paint}${html.slice(cut)}`),
    rememberHtml(keys.anchors, jsonInScript({ s: first })),
    rememberHtml(keys.place, called(placeFirstCards)),
  ]
  return () => {
    for (const one of forget) one()
  }
}

/** A function as the source of a script that calls it. */
function called(script: () => void): string {
  return `(${script.toString()})()`
}

/** JSON that cannot end the script it stands in. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
}
