import type { Annotation } from '@/lib/annotations/annotation'
import { useRoom, useRoomState } from '@/lib/client/room'
import { useCan } from '@/lib/client/use-can'
import { messageFor } from '@/lib/messages/format'
import { showToast } from '@/components/ui/show-toast'

/** Whether the author of an annotation is muted for oneself, and what changes that; null where the law refuses. */
export function useMute(annotation: Annotation): { isMuted: boolean; change: () => void } | null {
  const { loading } = useRoom()
  const mayMute = useCan('annotation:mute', annotation)
  const isMuted = useRoomState(({ muted }) => muted.has(annotation.id))
  const name = annotation.author?.name

  async function set(muted: boolean): Promise<void> {
    const problem = await loading.mute(annotation.id, muted)
    if (problem) {
      showToast({ text: messageFor(problem), action: { label: 'Retry', run: () => void set(muted) } })
      return
    }
    const text = muted ? `${name} is muted for you, in all texts` : `${name} is heard again`
    showToast({ text, action: { label: 'Undo', run: () => void set(!muted) } })
  }

  return mayMute && name !== undefined ? { isMuted, change: () => void set(!isMuted) } : null
}
