'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { UnsavedNotice } from '@/components/shell/unsaved-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { useLeaving } from '@/components/shell/use-leaving'
import { Button } from '@/components/ui/button'

/** Signs out on every device. From this one unsent words leave first, once the server has them. */
export function SignOutEverywhere({ action }: { action: FormAction }) {
  const { unsaved, leave, insist } = useLeaving()
  const { state, form, pending } = useFormAction(action, { before: leave })
  return (
    <form {...form}>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      {unsaved.length > 0 ? (
        <>
          <UnsavedNotice words={unsaved} />
          <Button key="lose" type="submit" look="line" onClick={insist}>
            Sign out everywhere and lose {unsaved.length === 1 ? 'it' : 'them'}
          </Button>
        </>
      ) : (
        <Button type="submit" look="line" aria-disabled={pending || undefined}>
          Sign out everywhere
        </Button>
      )}
    </form>
  )
}
