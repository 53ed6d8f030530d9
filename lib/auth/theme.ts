/** Whose colours a page has: the system's choice of two, our paper, plain white, or dark. */
export const THEMES = ['system', 'light', 'white', 'dark'] as const
export type Theme = (typeof THEMES)[number]
