/** Why an annotation was made, in the words of the W3C model; `replying` is given by the server, never chosen. */
export const MOTIVATIONS = ['commenting', 'highlighting', 'questioning', 'replying'] as const
export type Motivation = (typeof MOTIVATIONS)[number]
