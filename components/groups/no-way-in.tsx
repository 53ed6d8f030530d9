import { Notice } from '@/components/shell/notice'

const WHY = {
  unknown: {
    title: 'This link does not work',
    text: 'It may not be complete. Copy the whole of it, or ask whoever sent it for another.',
  },
  revoked: {
    title: 'This invitation was revoked',
    text: 'Whoever leads the group has withdrawn it. Ask them for a new link.',
  },
  expired: {
    title: 'This invitation has expired',
    text: 'It worked for a while only. Ask whoever sent it for a new link.',
  },
  used_up: {
    title: 'This invitation is used up',
    text: 'It was made for so many people, and so many have come. Ask whoever sent it for a new link.',
  },
  archived: {
    title: 'This group is archived',
    text: 'It takes nobody new. Ask whoever leads it to re-open it.',
  },
} as const

/** A link that lets nobody in, and what to do about it. */
export function NoWayIn({ state }: { state: keyof typeof WHY }) {
  return <Notice {...WHY[state]} link={{ href: '/', label: 'Go to your readings' }} />
}
