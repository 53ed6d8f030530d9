import type { AnnotationId, ReadingId } from '@/lib/ids'
import { showToast } from '@/components/ui/show-toast'

/** The path of an annotation's own page. */
export function permalink(readingId: ReadingId, id: AnnotationId): string {
  return `/r/${readingId}/a/${id}`
}

/** Puts the whole address of a path on the clipboard and says so; where that is refused, shows it to be copied by hand. */
export async function copyLink(path: string): Promise<void> {
  const address = new URL(path, window.location.origin).href
  try {
    await navigator.clipboard.writeText(address)
    showToast({ text: 'Link copied' })
  } catch {
    showToast({ text: `Copy this link: ${address}` })
  }
}
