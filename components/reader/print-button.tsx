'use client'

import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useRoom } from '@/lib/client/room'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'

/** Prints the text with all threads that are shown, once they are here. */
export function PrintButton({ className }: { className?: string | undefined }) {
  const { loading } = useRoom()
  const [isFetching, setFetching] = useState(false)

  async function print() {
    if (isFetching) return
    setFetching(true)
    const problem = await loading.whole()
    setFetching(false)
    // What could not be fetched is named on the paper as well.
    if (problem) showToast({ text: messageFor(problem), action: { label: 'Retry', run: () => void print() } })
    else window.print()
  }

  return (
    <button type="button" className={className} onClick={() => void print()}>
      <Printer size={15} strokeWidth={1.75} aria-hidden="true" />
      <span aria-live="polite">{isFetching ? 'Fetching the threads' : 'Print'}</span>
    </button>
  )
}
