'use client'

import { formErrors } from '@/components/auth/form-errors'
import { useFirstError } from '@/components/auth/use-first-error'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { CheckField, ChoiceField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import type { Group } from '@/lib/groups/group'
import { JOINING_CHOICES, PURPOSE_CHOICES, READABLE_CHOICES, WRITABLE_CHOICES } from './group-words'
import styles from './groups.module.css'

const FIELDS = [
  'name',
  'purpose',
  'readableBy',
  'writableBy',
  'joining',
  'previews',
  'showsPresence',
] as const

type Tick = 'previews' | 'showsPresence'

export type GroupSettingsFormProps = {
  group: Group
  /** Reads `groupId` and the fields of the group's settings. */
  action: FormAction
}

/** All that the owners decide about a group. What was chosen stays after an error. */
export function GroupSettingsForm({ group, action }: GroupSettingsFormProps) {
  const { state, form: sending, pending } = useFormAction(action)
  const form = useFirstError(state)
  const errors = formErrors(state, FIELDS)
  const valueOf = (name: Exclude<(typeof FIELDS)[number], Tick>) => state.values[name] ?? group[name]
  const isTicked = (name: Tick) => (state.problem === null ? group[name] : state.values[name] === 'on')
  return (
    // Its fields keep what they were first given: another state is another form.
    <form ref={form} {...sending} noValidate className={styles.form} key={JSON.stringify(state.values)}>
      <input type="hidden" name="groupId" value={group.id} />
      {errors.problem !== null && <ProblemNotice problem={errors.problem} />}
      <TextField
        label="Name"
        name="name"
        required
        autoComplete="off"
        dir="auto"
        defaultValue={valueOf('name')}
        error={errors.of('name')}
      />
      <ChoiceField
        legend="What is it for?"
        name="purpose"
        choices={PURPOSE_CHOICES}
        defaultValue={valueOf('purpose')}
        error={errors.of('purpose')}
      />
      <ChoiceField
        legend="Who may read its texts?"
        name="readableBy"
        choices={READABLE_CHOICES}
        defaultValue={valueOf('readableBy')}
        error={errors.of('readableBy')}
      />
      <ChoiceField
        legend="Who may write?"
        name="writableBy"
        choices={WRITABLE_CHOICES}
        defaultValue={valueOf('writableBy')}
        error={errors.of('writableBy')}
      />
      <ChoiceField
        legend="How do people join?"
        name="joining"
        choices={JOINING_CHOICES}
        defaultValue={valueOf('joining')}
        error={errors.of('joining')}
      />
      <Ticks isTicked={isTicked} />
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Save
      </Button>
    </form>
  )
}

/** What is on or off. */
function Ticks({ isTicked }: { isTicked: (name: Tick) => boolean }) {
  return (
    <>
      <CheckField
        label="Show the text before joining"
        name="previews"
        hint="Whoever has an invitation reads its beginning first. No annotation is shown."
        defaultChecked={isTicked('previews')}
      />
      <CheckField
        label="Show who is reading now"
        name="showsPresence"
        hint="Members see which of them has a text open; each can keep out of it."
        defaultChecked={isTicked('showsPresence')}
      />
    </>
  )
}
