'use client'

import { Printer } from 'lucide-react'
import { useRef, useState } from 'react'
import { useRoom } from '@/lib/client/room'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'

/** Prints the text with all threads that are shown, once they are here; the sheet it may stand in stays so long. */
export function PrintButton({ className }: { className?: string | undefined }) {
  const { loading } = useRoom()
  const [isFetching, setFetching] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  async function print() {
    if (isFetching) return
    setFetching(true)
    const problem = await loading.whole()
    setFetching(false)
    button.current?.closest<HTMLElement>('[popover]')?.hidePopover()
    // What could not be fetched is named on the paper as well.
    if (problem) showToast({ text: messageFor(problem), action: { label: 'Retry', run: () => void print() } })
    else window.print()
  }

  return (
    <button ref={button} type="button" className={className} data-closes="" onClick={() => void print()}>
      <Printer size={15} strokeWidth={1.75} aria-hidden="true" />
      <span aria-live="polite">{isFetching ? 'Fetching the threads' : 'Print'}</span>
    </button>
  )
}
