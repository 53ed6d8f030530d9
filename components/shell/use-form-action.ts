import { useActionState, useState, useTransition } from 'react'
import type { SubmitEvent } from 'react'
import { requestFormReset } from 'react-dom'
import { emptyFormState } from '@/lib/errors/form-state'
import type { FormState } from '@/lib/errors/form-state'

/** A server action behind a form: what the form shows comes back, or it says where to go. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

/**
 * The state of a form, the properties that make it submit, and whether it is being sent. Without scripts, and before
 * they have come, the browser sends it by itself. When the action says where to go, that page is loaded whole; the place
 * in it that the form's own address names is kept. Where a script sends it, `before` is asked first: false keeps it from
 * being sent.
 */
export function useFormAction(action: FormAction, before?: () => Promise<boolean>) {
  const [posted, submit] = useActionState(action, emptyFormState)
  const [state, setState] = useState(posted)
  const [pending, start] = useTransition()

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    start(async () => {
      if (before && !(await before())) return
      const next = await action(state, given)
      // Here and not in an effect: what the action has changed may take the form away.
      if (next.goTo !== undefined) return loadWhole(next.goTo)
      start(() => {
        setState(next)
        requestFormReset(form)
      })
    })
  }

  return { state, form: { action: submit, onSubmit }, pending }
}

function loadWhole(path: string): void {
  window.location.assign(path.includes('#') ? path : path + window.location.hash)
}
