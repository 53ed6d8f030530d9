import { ALargeSmall, CircleCheck, ListFilter, Settings2, TableOfContents } from 'lucide-react'
import { useState } from 'react'
import { FollowPart } from '@/components/notifications/follow-part'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import { FollowTool } from './follow-tool'
import { CONTENTS, FURTHER_TOOLS, READING_SETTINGS } from './further-popovers'
import { PrintButton } from './print-button'
import { MarkAllTool } from './unread-tools'
import { wireFurther } from './wire-further'
import styles from './room.module.css'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/**
 * What one wants of the text now and then. It stands in the line of the text's tools, and on a phone in a sheet behind a
 * button of the bar, with what has no room there; it is the same in the HTML, so that nothing moves when it comes to life.
 */
export function FurtherTools({ hasContents }: { hasContents: boolean }) {
  const id = useRoomState(({ reading }) => reading.id)
  const manages = useCan('reading:manage')
  const [isFollowShown, setFollowShown] = useState(false)
  return (
    <>
      <div id={FURTHER_TOOLS} popover="auto" className={styles.further} ref={wireFurther}>
        <BarTools hasContents={hasContents} />
        <ResolvedTool />
        <MarkAllTool />
        <FollowTool onOpen={() => setFollowShown(true)} />
        <PrintButton className={styles.tool} />
        {manages && (
          <a className={styles.tool} href={`/r/${id}/settings`}>
            <Settings2 {...icon} />
            Settings of the text
          </a>
        )}
      </div>
      {isFollowShown && (
        <FollowPart subject={{ kind: 'reading', id }} onClose={() => setFollowShown(false)} />
      )}
    </>
  )
}

/** What stands in the bar where that is wide enough. */
function BarTools({ hasContents }: { hasContents: boolean }) {
  const { navigating } = useRoom()
  const className = `${styles.tool} ${styles.phoneOnly}`
  return (
    <>
      {hasContents && (
        <button type="button" className={className} popoverTarget={CONTENTS}>
          <TableOfContents {...icon} />
          Contents
        </button>
      )}
      <button type="button" className={className} onClick={() => navigating.list({ kind: 'filter' })}>
        <ListFilter {...icon} />
        Filter and sort
      </button>
      <button type="button" className={className} popoverTarget={READING_SETTINGS}>
        <ALargeSmall {...icon} />
        Reading settings
      </button>
    </>
  )
}

/** The way to the resolved threads, where there are some. */
function ResolvedTool() {
  const { navigating } = useRoom()
  const resolved = useRoomState(({ ledger }) => ledger.shownResolvedCount)
  const isShown = useRoomState(({ panel }) => panel?.kind === 'resolved')
  if (resolved === 0 && !isShown) return null
  return (
    <button
      type="button"
      className={styles.tool}
      aria-expanded={isShown}
      onClick={() => navigating.list(isShown ? null : { kind: 'resolved' })}
    >
      <CircleCheck {...icon} />
      {resolved} resolved
    </button>
  )
}
