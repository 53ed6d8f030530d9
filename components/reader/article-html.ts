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

/** The HTML put aside under a key; empty in the browser, which keeps what the server sent. */
export function recallHtml(key: string): string {
  return typeof window === 'undefined' ? (box().get(key) ?? '') : ''
}
