import type { Visibility } from '@/lib/annotations/visibility'
import type { Purpose } from '@/lib/groups/role'
import { VISIBILITY_LABELS } from '@/lib/messages/visibility-labels'

type Group = { name: string; purpose: Purpose }

/** For whom an annotation is, as a choice and a card say it: the group's name, "Moderators", "Only me". */
export function audienceLabel(visibility: Visibility, group: Group): string {
  if (visibility === 'group') return group.name
  return visibility === 'moderators' && group.purpose === 'class'
    ? 'Instructors'
    : VISIBILITY_LABELS[visibility]
}

/** The same among other words: "Post to moderators". */
export function audienceInWords(visibility: Visibility, group: Group): string {
  const label = audienceLabel(visibility, group)
  return visibility === 'moderators' ? label.toLowerCase() : label
}
