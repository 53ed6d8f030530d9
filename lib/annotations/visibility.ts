/** For whom an annotation is written; `private` reads "Only me". Visibility is only ever widened. */
export const VISIBILITIES = ['group', 'moderators', 'private'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** True when `to` shows the annotation to everyone who saw it as `from`, and perhaps to more. */
export function isWidening(from: Visibility, to: Visibility): boolean {
  return VISIBILITIES.indexOf(to) <= VISIBILITIES.indexOf(from)
}

/** The narrower of two: what a reply is given when it asks to be seen more widely than its root. */
export function narrowest(a: Visibility, b: Visibility): Visibility {
  return VISIBILITIES[Math.max(VISIBILITIES.indexOf(a), VISIBILITIES.indexOf(b))] ?? 'private'
}
