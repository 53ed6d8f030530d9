import type { Annotation } from '@/lib/annotations/annotation'
import { useRoomState } from '@/lib/client/room'
import { denial } from '@/lib/permissions/can'
import type { AnnotationFacts } from '@/lib/permissions/facts'
import type { Action } from '@/lib/permissions/policy'
import type { Reason } from '@/lib/permissions/rules'

/**
 * Null when the law grants an action on an annotation (or, without one, on the reading), else the reason. The facts of
 * group, document and reading are held once; an annotation brings its own.
 */
export function useDenial(action: Action, annotation?: Annotation): Reason | null {
  return useRoomState(({ viewer, facts }) => {
    // An action that asks for an annotation's facts is only ever asked with one.
    const all = { ...facts, ...annotation?.facts } as AnnotationFacts
    return denial(viewer, action, all)
  })
}

/** True when the law grants the action. */
export function useCan(action: Action, annotation?: Annotation): boolean {
  return useDenial(action, annotation) === null
}
