'use client'

import { LogOut, Settings } from 'lucide-react'
import { useRef, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { ProblemNotice } from './problem-notice'
import { useFormAction } from './use-form-action'
import type { FormAction } from './use-form-action'
import styles from './account-menu.module.css'

const PANEL = 'account'

/** Reached by a whole load: the stream and the surface of a reading end with their page. */
const SETTINGS = '/settings'

type Props = { name: string; signOut: FormAction }

/**
 * Who is signed in, and the way out. A popover of the platform with an ordinary form in it, so that signing out works
 * before any script does. With scripts, unsent words leave the device first, once the server has them.
 */
export function AccountMenu({ name, signOut }: Props) {
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

/** Words that would be lost: only this device has them. */
function UnsavedNotice({ words }: { words: readonly string[] }) {
  return (
    <div ref={focusOnce} role="alert" tabIndex={-1} className={styles.unsaved}>
      <p>
        {words.length === 1 ? 'A draft is' : `${words.length} drafts are`} only on this device. To keep{' '}
        {words.length === 1 ? 'it' : 'them'}, post or copy {words.length === 1 ? 'it' : 'them'} first:
      </p>
      <ul>
        {words.slice(0, SHOWN).map((text, i) => (
          <li key={i} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What had the focus has given way to this: an impatient second click must not lose words. */
function focusOnce(notice: HTMLElement | null): void {
  notice?.focus()
}

/** How many of the unsaved drafts are named. */
const SHOWN = 5

/** What is asked before signing out: whether every draft has reached the server, or is to be lost all the same. */
function useLeaving() {
  const [unsaved, setUnsaved] = useState<readonly string[]>([])
  const isInsisted = useRef(false)

  async function leave(): Promise<boolean> {
    const userId = document.body.dataset['account']
    const parts = await import('@/lib/client/leave-device').catch(() => null)
    // Without the server nobody is signed out: the action says so.
    if (!parts || userId === undefined) return true
    if (isInsisted.current) {
      parts.clearDevice(userId)
      return true
    }
    const left = await parts.leaveDevice({ userId })
    setUnsaved(left)
    return left.length === 0
  }

  return { unsaved, leave, insist: () => (isInsisted.current = true) }
}
