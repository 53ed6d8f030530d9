/** How much context a quote keeps on each side: at most this many UTF-16 units, cut inward to whole graphemes. */
export const CONTEXT_UNITS = 32
