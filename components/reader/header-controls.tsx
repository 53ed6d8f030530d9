'use client'

import { Ellipsis } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useRoomState } from '@/lib/client/room'
import { lazyPart } from '@/components/ui/lazy-part'
import { FURTHER_TOOLS, READING_SETTINGS } from './further-popovers'
import { keepKeys } from './keep-keys'
import { LensControl } from './lens-control'
import styles from './header-controls.module.css'

/** Fetched ahead of the first click. */
export const loadSettings = async () => (await import('./reading-settings')).ReadingSettings

const ReadingSettings = lazyPart(loadSettings, NotFetched)

/** Without it what waits is shown by its key. */
const ArrivalsPill = lazyPart(
  async () => (await import('./arrivals-pill')).ArrivalsPill,
  () => null,
)

/** The room's own controls in the bar over the page; what they open is fetched when it is asked for. */
export function HeaderControls() {
  const [isAsked, setAsked] = useState(false)
  const hasWaiting = useRoomState(({ ledger }) => ledger.waiting.size > 0)
  return (
    <>
      {hasWaiting && (
        <Suspense>
          <ArrivalsPill />
        </Suspense>
      )}
      <LensControl />
      <button
        type="button"
        className={`${styles.trigger} ${styles.roomy}`}
        popoverTarget={READING_SETTINGS}
        aria-label="Reading settings"
      >
        <span aria-hidden="true">Aa</span>
      </button>
      <button
        type="button"
        className={`${styles.trigger} ${styles.more}`}
        popoverTarget={FURTHER_TOOLS}
        aria-label="More tools"
      >
        <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <section
        id={READING_SETTINGS}
        popover="auto"
        aria-label="Reading settings"
        className={styles.panel}
        ref={keepKeys}
        onBeforeToggle={() => setAsked(true)}
      >
        {isAsked && (
          <Suspense fallback={<p className={styles.wait}>Fetching the settings …</p>}>
            <ReadingSettings />
          </Suspense>
        )}
      </section>
    </>
  )
}

function NotFetched() {
  return (
    <p role="alert" className={styles.wait}>
      The settings could not be fetched. Reload the page when the connection is back.
    </p>
  )
}
