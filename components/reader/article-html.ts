import type { HtmlPart } from '@/lib/documents/html-parts'

/** Set by `scripts/page-parts.mjs` where the app is served by it. */
const parts = () => (globalThis as typeof globalThis & { postilParts?: Map<string, HtmlPart> }).postilParts

/** Shared by the page's layer and the layer that renders client components: in one process these are two module graphs. */
const box = () => {
  const shared = globalThis as typeof globalThis & { postilHtml?: Map<string, string> }
  return (shared.postilHtml ??= new Map())
}

/**
 * Puts HTML aside under a key (the request's nonce), for `ArticleView` to write during the same rendering; returns what
 * takes it away again, to be called when the answer has been sent. So the article goes out once, and not a second time as
 * the properties of a component.
 */
export function rememberHtml(key: string, html: string): () => void {
  box().set(key, html)
  return () => void box().delete(key)
}

/**
 * The same for HTML in parts. Those that are kept are left out, and a marker that nobody else can know stands for each,
 * when whoever sends the answer will write them.
 */
export function rememberParts(key: string, given: readonly HtmlPart[]): () => void {
  const sender = parts()
  const names: string[] = []
  const html = given.map((part, i) => {
    if (!sender || !part.isKept) return part.html
    const name = `${key}:${i}`
    names.push(name)
    sender.set(name, part)
    return `<!--part:${name}-->`
  })
  const forget = rememberHtml(key, html.join(''))
  return () => {
    forget()
    for (const name of names) sender?.delete(name)
  }
}

/** The HTML put aside under a key; empty in the browser, which keeps what the server sent. */
export function recallHtml(key: string): string {
  return typeof window === 'undefined' ? (box().get(key) ?? '') : ''
}
