import type { AllFacts, Viewer } from '@/lib/permissions/facts'
import type { Action, Clause, FactsOf } from '@/lib/permissions/policy'
import { POLICY } from '@/lib/permissions/policy'
import type { Reason } from '@/lib/permissions/rules'

/** The law with the widest facts: a rule that asks for fewer is content with more. */
const LAW: { [A in Action]: ReadonlyArray<Clause<AllFacts>> } = POLICY

/**
 * True when the law grants the action. Synchronous on purpose: a forgotten `await` must not be able to grant. An
 * unknown action is refused.
 */
export function can<A extends Action>(viewer: Viewer, action: A, facts: FactsOf[A]): boolean {
  return grants(viewer, action, facts as AllFacts)
}

/** Null when the law grants the action, or the reason of the clause that came closest: the one that failed last. */
export function denial<A extends Action>(viewer: Viewer, action: A, facts: FactsOf[A]): Reason | null {
  return reasonAgainst(viewer, action, facts as AllFacts)
}

// The casts above are sound because `POLICY` is typed by `FactsOf`: no rule of a row reads facts that its action
// is not asked with.

function grants(viewer: Viewer, action: Action, facts: AllFacts): boolean {
  if (!Object.hasOwn(LAW, action)) return false
  return LAW[action].some((clause) =>
    clause.every((term) =>
      typeof term === 'string' ? grants(viewer, term, facts) : term.holds(viewer, facts),
    ),
  )
}

function reasonAgainst(viewer: Viewer, action: Action, facts: AllFacts): Reason | null {
  if (!Object.hasOwn(LAW, action)) return 'unknown_action'
  let closest: { reason: Reason; passed: number } | null = null
  for (const clause of LAW[action]) {
    const failure = firstFailure(viewer, clause, facts)
    if (failure === null) return null
    if (closest === null || failure.passed > closest.passed) closest = failure
  }
  return closest?.reason ?? 'unknown_action'
}

/** The first term of a clause that fails, and how many held before it; null when the clause grants. */
function firstFailure(viewer: Viewer, clause: Clause<AllFacts>, facts: AllFacts) {
  for (const [passed, term] of clause.entries()) {
    if (typeof term === 'string') {
      const reason = reasonAgainst(viewer, term, facts)
      if (reason !== null) return { reason, passed }
    } else if (!term.holds(viewer, facts)) {
      return { reason: typeof term.reason === 'string' ? term.reason : term.reason(viewer), passed }
    }
  }
  return null
}
