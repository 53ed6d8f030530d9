import type { Annotation } from '@/lib/annotations/annotation'
import { useRoom } from '@/lib/client/room'
import type { Problem } from '@/lib/errors/problem'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'

/** Deletes an annotation at once and offers it back; what went wrong is said, with a way to try again. */
export function useRemove(): (annotation: Annotation) => Promise<void> {
  const { changing } = useRoom()

  async function remove(annotation: Annotation): Promise<void> {
    const problem = await changing.remove(annotation.id)
    if (problem) return tell(problem, () => void remove(annotation))
    showToast({ text: 'Deleted', action: { label: 'Undo', run: () => void restore(annotation) } })
  }

  async function restore(annotation: Annotation): Promise<void> {
    const problem = await changing.restore(annotation.id)
    if (problem) tell(problem, () => void restore(annotation))
  }

  return remove
}

function tell(problem: Problem, again: () => void): void {
  showToast({ text: messageFor(problem), action: { label: 'Retry', run: again } })
}
