'use client'

import type { ReactNode } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { useDenial } from '@/lib/client/use-can'
import { reasonText } from '@/lib/messages/format'
import type { Action } from '@/lib/permissions/policy'

type Props = {
  action: Action
  on?: Annotation | undefined
  /** What stands in the control's place when the law refuses; nothing where it is left out. */
  otherwise?: (reason: string) => ReactNode
  children: ReactNode
}

/** Shows a control when the law grants its action on an annotation, or without one on the reading. */
export function Permitted({ action, on, otherwise, children }: Props) {
  const reason = useDenial(action, on)
  if (reason === null) return children
  return otherwise?.(reasonText(reason) ?? '') ?? null
}
