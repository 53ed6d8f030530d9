/** What a kind is called where one chooses what to be told. */
export const KIND_LABELS = {
  mention: 'Somebody mentions me',
  answer: 'Somebody answers me',
  reply: 'A reply in a thread I follow',
  resolved: 'My thread is resolved',
  reopened: 'My thread is re-opened',
  invitation: 'I am let into a group',
  role: 'My role in a group changes',
  thread: 'A new thread in a text I watch',
} as const

/** When something is mailed. */
export const MAIL_LABELS = { now: 'At once', daily: 'Daily digest', never: 'Not at all' } as const

/** What one wants to be told of a thread. */
export const THREAD_FOLLOW_LABELS = {
  following: ['Follow', 'Every reply.'],
  usual: ['As usual', 'Mentions, and answers to what you wrote. Writing here makes you follow.'],
  muted: ['Mute', 'Nothing, also where you are mentioned.'],
} as const

/** The same of a text; what is usual hangs on its group. */
export const TEXT_FOLLOW_LABELS = {
  following: ['Watch', 'Every new thread.'],
  usual: ['As usual', 'Mentions, and replies in threads that you follow.'],
  usualWatched: ['As usual', 'Every new thread, as in each reading circle.'],
  muted: ['Mute', 'Nothing of this text, also where you are mentioned.'],
} as const

/** Who did what; `actor` is null where nobody in particular did. */
type Said = { kind: keyof typeof KIND_LABELS; actor: string | null; group: string; role: string | null }

/** A notification in a sentence without a full stop: "Ana mentioned you". */
export function notificationSentence({ kind, actor, group, role }: Said): string {
  const who = actor ?? 'Somebody'
  switch (kind) {
    case 'mention':
      return `${who} mentioned you`
    case 'answer':
      return `${who} answered you`
    case 'reply':
      return `${who} replied in a thread you follow`
    case 'resolved':
      return `${who} resolved your thread`
    case 'reopened':
      return `${who} re-opened your thread`
    case 'invitation':
      return `${who} let you into ${group}`
    case 'role':
      return role === null ? `Your role in ${group} has changed` : `You are now ${role} in ${group}`
    case 'thread':
      return `${who} started a thread`
  }
}

/** "3", and from a hundred on "99+". */
export function bellCount(count: number): string {
  return count > 99 ? '99+' : String(count)
}

/** The bell in words. */
export function bellLabel({ direct, watching }: { direct: number; watching: number }): string {
  if (direct > 0) return `Notifications, ${bellCount(direct)} unread`
  return watching > 0 ? `Notifications, ${bellCount(watching)} unread in what you watch` : 'Notifications'
}

/** What a tab with nothing in it says. */
export const EMPTY_TABS = {
  direct:
    'Nothing yet. Mentions, answers and replies in threads that you follow appear here; write in a thread to follow it.',
  watching:
    'Nothing yet. New threads appear here, of the texts that you watch: choose “Notifications” in a text.',
  all: 'Nothing yet. What concerns you in any of your texts appears here.',
} as const
