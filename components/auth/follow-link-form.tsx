'use client'

import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Button } from '@/components/ui/button'

export type FollowLinkFormProps = {
  /** Reads `token` and `next`, and signs in. */
  action: FormAction
  /** The secret of the mailed link. */
  token: string
  /** Where to go afterwards: a path of this site. */
  next: string
}

/** The button that uses a mailed link up: a program that only looks at links signs nobody in. */
export function FollowLinkForm({ action, token, next }: FollowLinkFormProps) {
  const { state, form, pending } = useFormAction(action)
  return (
    <form {...form}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <Button type="submit" look="main" wide aria-disabled={pending || undefined}>
        Sign in
      </Button>
    </form>
  )
}
