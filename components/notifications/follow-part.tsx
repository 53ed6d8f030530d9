'use client'

import { Suspense } from 'react'
import { lazyPart } from '@/components/ui/lazy-part'
import type { FollowDialogProps } from './follow-dialog'

const FollowDialog = lazyPart(async () => (await import('./follow-dialog')).FollowDialog, NotFetched)

/** The dialog of follow and mute, fetched when it is first opened. */
export function FollowPart(props: FollowDialogProps) {
  return (
    <Suspense fallback={null}>
      <FollowDialog {...props} />
    </Suspense>
  )
}

function NotFetched() {
  return <p role="alert">This could not be loaded. Load the page again.</p>
}
