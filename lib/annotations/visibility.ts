/** For whom an annotation is written; `private` reads "Only me". Visibility is only ever widened. */
export const VISIBILITIES = ['group', 'moderators', 'private'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** True when `to` shows the annotation to everyone who saw it as `from`, and perhaps to more. */
export function isWidening(from: Visibility, to: Visibility): boolean {
  return VISIBILITIES.indexOf(to) <= VISIBILITIES.indexOf(from)
}
