import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { can, denial } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import { VISIBLE_BY, type Action, type FactsOf } from '@/lib/permissions/policy'

/**
 * Passes when the law grants the action. Otherwise: a viewer who may not even see the subject learns nothing
 * (`signed_out` without an account, `not_found` with one, as for an unknown id); one who does learns the reason.
 */
export function authorize<A extends Action>(viewer: Viewer, action: A, facts: FactsOf[A]): void {
  const reason = denial(viewer, action, facts)
  if (reason === null) return
  if (!seesSubject(viewer, action, facts)) throw unknownTo(viewer)
  if (viewer.userId === null) throw new AppError('signed_out')
  throw new AppError('forbidden', { reason })
}

/** What a viewer is told of something that does not exist, or that they may not know of. */
export function unknownTo(viewer: Viewer): AppError {
  return new AppError(viewer.userId === null ? 'signed_out' : 'not_found')
}

/** An action is asked with at least the facts of the action that makes its subject visible: `VISIBLE_BY` is typed so. */
function seesSubject<A extends Action>(viewer: Viewer, action: A, facts: FactsOf[A]): boolean {
  const seeing: Action = VISIBLE_BY[action]
  return can(viewer, seeing, facts as FactsOf[typeof seeing])
}
