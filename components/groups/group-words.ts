import type { Joining, ReadableBy, WritableBy } from '@/lib/groups/group'
import type { Purpose } from '@/lib/groups/role'
import type { Choice } from '@/components/ui/choice-field'

/** What a purpose is called among the facts of a group. */
export const PURPOSE_LABELS: Record<Purpose, string> = {
  circle: 'Reading circle',
  class: 'Class',
  publication: 'Publication',
}

/** "2 people ask to join". */
export function askingToJoin(count: number): string {
  return count === 1 ? '1 person asks to join' : `${count} people ask to join`
}

const choices = <Value extends string>(given: Record<Value, Omit<Choice, 'value'>>): Choice[] =>
  Object.entries<Omit<Choice, 'value'>>(given).map(([value, choice]) => ({ value, ...choice }))

export const PURPOSE_CHOICES = choices<Purpose>({
  circle: {
    label: 'Reading circle',
    hint: 'A few people read closely together. Nobody else sees it; people come by invitation.',
  },
  class: {
    label: 'Class',
    hint: 'Instructors and students. The texts are shown to its members only.',
  },
  publication: {
    label: 'Publication',
    hint: 'The world reads, and whoever has an account may join and annotate.',
  },
})

export const READABLE_CHOICES = choices<ReadableBy>({
  members: { label: 'Its members' },
  world: { label: 'The world', hint: 'Also people without an account, and search engines.' },
})

export const WRITABLE_CHOICES = choices<WritableBy>({
  members: { label: 'Its members', hint: 'But for observers, who read and keep notes for themselves.' },
  moderators: { label: 'Those who moderate', hint: 'All others read, and keep notes for themselves.' },
})

export const JOINING_CHOICES = choices<Joining>({
  invitation: { label: 'By invitation only' },
  request: {
    label: 'By asking',
    hint: 'Whoever has the group’s address sees its name and may ask. Those who moderate answer.',
  },
  open: {
    label: 'Freely',
    hint: 'Whoever has the group’s address sees its name and may join. An account is needed.',
  },
})
