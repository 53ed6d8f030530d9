/**
 * The names under which passages are highlighted, each with its place above the ones before: how many annotations lie over
 * a place, whose they are, where something is unread, the open thread's passage, what the composer or the keyboard has picked, what is pointed at.
 * Styled in `app/styles/article.css`.
 */
export const HIGHLIGHTS = [
  'depth-1',
  'depth-2',
  'depth-3',
  'own',
  'guide',
  'unread',
  'open',
  'pick',
  'hover',
] as const
export type HighlightName = (typeof HIGHLIGHTS)[number]

/** False in browsers without the CSS Custom Highlight API; nothing of this folder then paints, and nothing breaks. */
export function canHighlight(): boolean {
  return typeof Highlight === 'function' && typeof CSS === 'object' && 'highlights' in CSS
}

/** The page's highlight of a name, registered when it was not yet. Only where `canHighlight`. */
export function highlightNamed(name: HighlightName): Highlight {
  let highlight = CSS.highlights.get(name)
  if (!highlight) {
    highlight = new Highlight()
    CSS.highlights.set(name, highlight)
  }
  highlight.priority = HIGHLIGHTS.indexOf(name)
  return highlight
}
