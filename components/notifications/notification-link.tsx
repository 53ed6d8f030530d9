'use client'

import type { ReactNode } from 'react'
import { tellRead } from '@/lib/client/bell'
import type { NotificationId } from '@/lib/ids'

type Props = { id: NotificationId; href: string; children: ReactNode }

/** A link like any other; following it, in whatever window, also marks its notification as read. */
export function NotificationLink({ id, href, children }: Props) {
  const note = () => void tellRead({ notificationId: id })
  return (
    <a
      href={href}
      onClick={note}
      onAuxClick={({ button }) => {
        if (button === 1) note()
      }}
    >
      {children}
    </a>
  )
}
