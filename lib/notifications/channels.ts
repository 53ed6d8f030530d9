import { z } from 'zod'
import type { Kind, MailMoment } from '@/lib/notifications/kinds'
import { KIND_NAMES, KINDS, MAIL_MOMENTS } from '@/lib/notifications/kinds'

/** Where a kind is told: in the list of notifications, and by mail at once, daily or never. */
export type Channels = { app: boolean; mail: MailMoment }
export type ChannelMatrix = Record<Kind, Channels>

/** What a person wants to be told, and the hour of the day (of their own zone, 0 to 23) at which their digest is written. */
export type NotificationPreferences = { channels: ChannelMatrix; digestHour: number; timeZone: string | null }

/** The hour of everybody's digest who has not chosen another. */
export const DEFAULT_DIGEST_HOUR = 7

const channels = z.object({ app: z.boolean(), mail: z.enum(MAIL_MOMENTS) })
const stored = z.record(z.string(), z.unknown()).catch({})

/** The whole matrix from what is stored of a person, which says only what is otherwise than by default. */
export function channelsFrom(value: unknown): ChannelMatrix {
  const given = stored.parse(value)
  const entries = KIND_NAMES.map((kind) => {
    const { data } = channels.safeParse(given[kind])
    return [kind, data ?? defaultsOf(kind)] as const
  })
  return Object.fromEntries(entries) as ChannelMatrix
}

/** What is to be stored of a matrix: the kinds that are otherwise than by default. */
export function channelsToStore(matrix: ChannelMatrix): Partial<ChannelMatrix> {
  const entries = KIND_NAMES.filter((kind) => {
    const { app, mail } = defaultsOf(kind)
    return matrix[kind].app !== app || matrix[kind].mail !== mail
  }).map((kind) => [kind, matrix[kind]] as const)
  return Object.fromEntries(entries)
}

/** The matrix after somebody has had enough of the mails of one kind, or of the digest with all that goes into it. */
export function withoutMail(matrix: ChannelMatrix, of: Kind | 'digest'): ChannelMatrix {
  const entries = KIND_NAMES.map((kind) => {
    const isMeant = of === 'digest' ? matrix[kind].mail === 'daily' : kind === of
    return [kind, isMeant ? { ...matrix[kind], mail: 'never' as const } : matrix[kind]] as const
  })
  return Object.fromEntries(entries) as ChannelMatrix
}

function defaultsOf(kind: Kind): Channels {
  const { app, mail } = KINDS[kind]
  return { app, mail }
}
