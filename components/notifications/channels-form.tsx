'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction, type FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { KIND_LABELS, MAIL_LABELS } from '@/lib/messages/notifications'
import type { NotificationPreferences } from '@/lib/notifications/channels'
import { appField, mailField } from '@/lib/notifications/channels-input'
import { KIND_NAMES, type Kind } from '@/lib/notifications/kinds'
import { FillTimeZone } from './fill-time-zone'
import styles from './channels-form.module.css'

type Props = {
  action: FormAction
  preferences: NotificationPreferences
  /** IANA names that can be chosen. */
  timeZones: readonly string[]
}

const HOURS = Array.from({ length: 24 }, (_, hour) => {
  const label = `${String(hour).padStart(2, '0')}:00`
  return [String(hour), label] as const
})

/** What one is told, and where: a row for each kind, and when the digest comes. */
export function ChannelsForm({ action, preferences, timeZones }: Props) {
  const { state, form, pending } = useFormAction(action)
  const { digestHour, timeZone } = preferences
  return (
    <form {...form} className={styles.form} key={JSON.stringify(state.values)}>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">Tell me when</th>
            <th scope="col">In the list</th>
            <th scope="col">By mail</th>
          </tr>
        </thead>
        <tbody>
          {KIND_NAMES.map((kind) => (
            <Row key={kind} kind={kind} {...preferences.channels[kind]} />
          ))}
        </tbody>
      </table>
      <div className={styles.digest}>
        <SelectField
          label="Daily digest at"
          name="digestHour"
          options={HOURS}
          defaultValue={String(digestHour)}
        />
        <SelectField
          label="Time zone"
          name="timeZone"
          options={timeZones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)}
          defaultValue={timeZone ?? 'UTC'}
        />
      </div>
      {timeZone === null && <FillTimeZone />}
      <Button type="submit" look="main" aria-disabled={pending || undefined}>
        Save notifications
      </Button>
    </form>
  )
}

function Row({ kind, app, mail }: { kind: Kind } & NotificationPreferences['channels'][Kind]) {
  const label = KIND_LABELS[kind]
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <label className={styles.box}>
          <input
            type="checkbox"
            name={appField(kind)}
            defaultChecked={app}
            aria-label={`${label}: in the list`}
          />
        </label>
      </td>
      <td>
        <select name={mailField(kind)} defaultValue={mail} aria-label={`${label}: by mail`}>
          {(['now', 'daily', 'never'] as const).map((moment) => (
            <option key={moment} value={moment}>
              {MAIL_LABELS[moment]}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
