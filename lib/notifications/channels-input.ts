import { z } from 'zod'
import { isTimeZone } from '@/lib/text/wall-clock'
import type { ChannelMatrix } from '@/lib/notifications/channels'
import type { Kind } from '@/lib/notifications/kinds'
import { KIND_NAMES, MAIL_MOMENTS } from '@/lib/notifications/kinds'

/** The form's field of a kind's box for the list, and of its choice of mail. */
export const appField = (kind: Kind) => `app-${kind}` as const
export const mailField = (kind: Kind) => `mail-${kind}` as const

/** The fields of the form. */
export const CHANNEL_FIELDS: readonly string[] = [
  'digestHour',
  'timeZone',
  ...KIND_NAMES.flatMap((kind) => [appField(kind), mailField(kind)]),
]

const fields = Object.fromEntries(
  KIND_NAMES.flatMap((kind) => [
    [appField(kind), z.enum(['', 'on']).default('')],
    [mailField(kind), z.enum(MAIL_MOMENTS)],
  ]),
) as Record<`app-${Kind}`, z.ZodType<'' | 'on'>> & Record<`mail-${Kind}`, z.ZodEnum>

/** What somebody wants to be told and where, as the form says it: boxes are `on` or empty, the rest are words. */
export const channelsInput = z
  .strictObject({
    digestHour: z.coerce.number().int().min(0).max(23),
    timeZone: z.string().max(64).refine(isTimeZone, 'not_allowed'),
    ...fields,
  })
  .transform(({ digestHour, timeZone, ...rest }) => {
    const given = rest as Record<string, string>
    const entries = KIND_NAMES.map((kind) => {
      const mail = MAIL_MOMENTS.find((moment) => moment === given[mailField(kind)]) ?? 'never'
      return [kind, { app: given[appField(kind)] === 'on', mail }] as const
    })
    return { digestHour, timeZone, channels: Object.fromEntries(entries) as ChannelMatrix }
  })
