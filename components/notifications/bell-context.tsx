'use client'

import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { heardBell, onBell, setBell } from '@/lib/client/bell'
import type { Bell } from '@/lib/realtime/bell'

const BellContext = createContext<Bell | null>(null)

/** Hands the counts of the page's first picture to whatever rings; null for somebody who is signed out. */
export function BellProvider({ bell, children }: { bell: Bell | null; children: ReactNode }) {
  // A newer picture of the page counts more than what was heard before it.
  useEffect(() => setBell(null), [bell])
  return <BellContext value={bell}>{children}</BellContext>
}

/** How many notifications are unread: as the page was drawn, and as it has heard since. Null for the signed-out. */
export function useBell(): Bell | null {
  const drawn = useContext(BellContext)
  const heard = useSyncExternalStore(onBell, heardBell, () => null)
  return heard ?? drawn
}
