'use client'

import { Inbox, LogOut, Settings } from 'lucide-react'
import { useEffect } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { onLeft } from '@/lib/client/left-account'
import { Button } from '@/components/ui/button'
import { ProblemNotice } from './problem-notice'
import { useFormAction } from './use-form-action'
import type { FormAction } from './use-form-action'
import { UnsavedNotice } from './unsaved-notice'
import { useLeaving } from './use-leaving'
import { useOutbox } from './use-outbox'
import styles from './account-menu.module.css'

const PANEL = 'account'

/** Reached by a whole load: the stream and the surface of a reading end with their page. */
const SETTINGS = '/settings'
const INBOX = '/inbox'

type Props = { name: string; signOut: FormAction }

/**
 * Who is signed in, and the way out. A popover of the platform with an ordinary form in it, so that signing out works
 * before any script does. With scripts, unsent words leave the device first, once the server has them.
 */
export function AccountMenu({ name, signOut }: Props) {
  useEffect(() => {
    const userId = document.body.dataset['account']
    // Signed out in another page: what stands here is kept on this device no more.
    return userId === undefined ? undefined : onLeft(userId, () => undefined)
  }, [])
  useOutbox()
  const { unsaved, leave, insist } = useLeaving()
  const { state, form, pending } = useFormAction(signOut, { before: leave })
  return (
    <>
      <button
        type="button"
        className={styles.trigger}
        popoverTarget={PANEL}
        aria-label={`Account of ${name}`}
      >
        <Avatar name={name} viewer />
      </button>
      <div id={PANEL} popover="auto" className={styles.panel}>
        <p className={styles.name}>
          <span>Signed in as</span> <b dir="auto">{name}</b>
        </p>
        <a className={styles.item} href={INBOX}>
          <Inbox size={18} strokeWidth={1.75} aria-hidden="true" />
          Inbox
        </a>
        <a className={styles.item} href={SETTINGS}>
          <Settings size={18} strokeWidth={1.75} aria-hidden="true" />
          Settings
        </a>
        {state.problem !== null && <ProblemNotice problem={state.problem} />}
        <form {...form}>
          {unsaved.length > 0 && <UnsavedNotice words={unsaved} />}
          {unsaved.length > 0 ? (
            <Button key="lose" type="submit" className={styles.out} onClick={insist}>
              <LogOut size={18} strokeWidth={1.75} aria-hidden="true" />
              Sign out and lose {unsaved.length === 1 ? 'it' : 'them'}
            </Button>
          ) : (
            <Button type="submit" className={styles.out} aria-disabled={pending || undefined}>
              <LogOut size={18} strokeWidth={1.75} aria-hidden="true" />
              Sign out
            </Button>
          )}
        </form>
      </div>
    </>
  )
}
