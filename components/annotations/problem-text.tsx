'use client'

import { Suspense } from 'react'
import type { Problem } from '@/lib/errors/problem'
import { lazyPart } from '@/components/ui/lazy-part'

type Props = { problem: Problem }

/** The texts of all failures are fetched ahead of the first one: with the server gone it would be too late. */
export const loadProblemText = async () => {
  const { messageFor } = await import('@/lib/messages/format')
  return ({ problem }: Props) => messageFor(problem)
}

const Text = lazyPart<Props>(loadProblemText, ({ problem }) => problem.detail || problem.title)

/** What a problem says to a person, and what to do next. */
export function ProblemText({ problem }: Props) {
  return (
    <Suspense>
      <Text problem={problem} />
    </Suspense>
  )
}
