'use client'

import { useEffect, useState } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import styles from './reader-status.module.css'

/** In ms: a connection that is back within this time was never missed. */
const PATIENCE_MS = 5_000

/** Said aloud and not shown: where the keyboard has led, what has arrived. `words` change when there is news. */
export function ReaderStatus({ words }: { words: string }) {
  return (
    <>
      <output className={styles.spoken}>{words}</output>
      <ConnectionNotice />
    </>
  )
}

/** A quiet line while others' changes do not arrive. */
function ConnectionNotice() {
  const { signInHref } = useRoom()
  const connection = useRoomState((state) => state.connection)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (connection !== 'lost') return
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [connection])
  if (connection === 'signed_out') {
    return (
      <output className={styles.notice}>
        You are signed out. <a href={signInHref}>Sign in</a> to go on; drafts are kept here.
      </output>
    )
  }
  if (connection === 'closed') {
    return (
      <output className={styles.notice}>
        This text is no longer open to you. What you have not posted is kept here.
      </output>
    )
  }
  return (
    <output className={isLong ? styles.notice : styles.spoken}>
      {isLong && 'Not connected. What others write appears when the connection is back.'}
    </output>
  )
}
