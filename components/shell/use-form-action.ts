import { useActionState, useState, useTransition } from 'react'
import type { SubmitEvent } from 'react'
import { requestFormReset } from 'react-dom'
import { emptyFormState } from '@/lib/errors/form-state'
import type { FormState } from '@/lib/errors/form-state'

/** A server action behind a form: what the form shows comes back, or it says where to go. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

type Options = {
  /** Asked before a script sends the form; it may still fill in fields, and false keeps the form from being sent. */
  before?: () => Promise<boolean>
  /** Called when a script has sent the form with success, before the next page is loaded. */
  onSent?: () => void
  /** Its fields hold what a script says: setting them back would set them to what they were at first. */
  isControlled?: boolean
}

/**
 * The state of a form, the properties that make it submit, and whether it is being sent. Without scripts, and before
 * they have come, the browser sends it by itself. When the action says where to go, that page is loaded whole; the place
 * in it that the form's own address names is kept.
 */
export function useFormAction(action: FormAction, { before, onSent, isControlled = false }: Options = {}) {
  const [posted, submit] = useActionState(action, emptyFormState)
  const [state, setState] = useState(posted)
  const [pending, start] = useTransition()

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    // With the button that was pressed: a form may have several.
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent
    start(async () => {
      if (before && !(await before())) return
      const next = await action(state, new FormData(form, submitter))
      // Here and not in an effect: what the action has changed may take the form away.
      if (next.goTo !== undefined) {
        onSent?.()
        return loadWhole(next.goTo)
      }
      start(() => {
        setState(next)
        if (!isControlled) requestFormReset(form)
      })
    })
  }

  return { state, form: { action: submit, onSubmit }, pending }
}

/** A changed hash alone loads nothing, so the page is then told to. */
function loadWhole(path: string): void {
  const { location } = window
  const target = new URL(path.includes('#') ? path : path + location.hash, location.href)
  const isHere = target.pathname === location.pathname && target.search === location.search
  if (!isHere || target.hash === '') return location.assign(target)
  location.hash = target.hash
  location.reload()
}
