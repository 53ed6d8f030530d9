import type { AnnotationId } from '@/lib/ids'
import type { Frame } from '@/lib/realtime/frame'

/** What a frame is about, if it is about one annotation. */
export function subjectOf(frame: Frame): AnnotationId | null {
  if (frame.kind === 'upsert') return frame.annotation.id
  return frame.kind === 'remove' ? frame.id : null
}

/** Takes an answer of server-sent events apart as a browser would, into frames and cursors, until it ends. */
export async function readStream(
  response: Response,
  into: { frames: Frame[]; ids: string[]; closed: boolean },
): Promise<void> {
  let waiting = ''
  const decoder = new TextDecoder()
  for (const reader = response.body!.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) break
    waiting += decoder.decode(value, { stream: true })
    const messages = waiting.split('\n\n')
    waiting = messages.pop() ?? ''
    for (const message of messages) {
      for (const line of message.split('\n')) {
        if (line.startsWith('id: ')) into.ids.push(line.slice(4))
        if (line.startsWith('data: ')) into.frames.push(JSON.parse(line.slice(6)) as Frame)
      }
    }
  }
  into.closed = true
}
