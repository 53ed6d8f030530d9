import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { FormState } from '@/lib/errors/form-state'

/** A ref for a form; whenever the form comes back with a problem, its first wrong field takes the focus. */
export function useFirstError(state: FormState): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.problem !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])
  return form
}
