'use client'

import { LogOut } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { ProblemNotice } from './problem-notice'
import { useFormAction } from './use-form-action'
import type { FormAction } from './use-form-action'
import styles from './account-menu.module.css'

const PANEL = 'account'

/**
 * Who is signed in, and the way out. A popover of the platform with an ordinary form in it, so that signing out works
 * before any script does.
 */
export function AccountMenu({ name, signOut }: { name: string; signOut: FormAction }) {
  const { state, form } = useFormAction(signOut)
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
        {state.problem !== null && <ProblemNotice problem={state.problem} />}
        <form {...form}>
          <Button type="submit" className={styles.out}>
            <LogOut size={18} strokeWidth={1.75} aria-hidden="true" />
            Sign out
          </Button>
        </form>
      </div>
    </>
  )
}
