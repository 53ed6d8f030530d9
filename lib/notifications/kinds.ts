/** When a notification is mailed: at once, in the next daily digest, or not. */
export const MAIL_MOMENTS = ['never', 'now', 'daily'] as const
export type MailMoment = (typeof MAIL_MOMENTS)[number]

/** How a person stands to what happened. */
export type Audience = 'mentioned' | 'answered' | 'following' | 'watching' | 'starter' | 'concerned'

/** What can happen: something was posted (or shown to more people), named somebody anew, and so on. */
export type Occasion = 'posted' | 'mentioned' | 'resolved' | 'reopened' | 'admitted' | 'role'

type KindRow = {
  /** At which occasions, and whom it tells. */
  at: readonly Occasion[]
  audience: Audience
  /** `direct`: of what concerns oneself; `watching`: of what one chose to watch. */
  tab: 'direct' | 'watching'
  /** Where it is told unless a person wants it otherwise. */
  app: boolean
  mail: MailMoment
}

/**
 * Every kind of notification, the most direct first: of several that fit one person and event the first is told. To add
 * one: a row here and in the database's enum, its audience in `find-audience.ts`, its words in `lib/messages/notifications.ts`.
 */
export const KINDS = {
  mention: { at: ['posted', 'mentioned'], audience: 'mentioned', tab: 'direct', app: true, mail: 'now' },
  answer: { at: ['posted'], audience: 'answered', tab: 'direct', app: true, mail: 'now' },
  reply: { at: ['posted'], audience: 'following', tab: 'direct', app: true, mail: 'now' },
  resolved: { at: ['resolved'], audience: 'starter', tab: 'direct', app: true, mail: 'never' },
  reopened: { at: ['reopened'], audience: 'starter', tab: 'direct', app: true, mail: 'never' },
  invitation: { at: ['admitted'], audience: 'concerned', tab: 'direct', app: true, mail: 'now' },
  role: { at: ['role'], audience: 'concerned', tab: 'direct', app: true, mail: 'never' },
  thread: { at: ['posted'], audience: 'watching', tab: 'watching', app: true, mail: 'daily' },
} as const satisfies Record<string, KindRow>

export type Kind = keyof typeof KINDS

/** The kinds in the order of the table. */
export const KIND_NAMES = Object.keys(KINDS) as Kind[]

/** The kinds of one tab. */
export function kindsOf(tab: KindRow['tab']): Kind[] {
  return KIND_NAMES.filter((kind) => KINDS[kind].tab === tab)
}
