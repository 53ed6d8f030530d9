import { countTexts } from '@/lib/messages/counts'
import { unreadNumber } from '@/lib/annotations/unread-words'

/** Reached by a whole load, as every page from which texts are. */
const INBOX = '/inbox'

export type HomeNews = {
  unread: number
  /** In how many texts. */
  texts: number
  mention: { id: string; readingId: string; title: string; author: string } | null
}

/** "4 unread in 2 texts. Jonas mentioned you in China–US cooperation."; that there is nothing new says nothing. */
export function NewsLine({ unread, texts, mention }: HomeNews) {
  if (unread === 0) return null
  return (
    <p>
      <a href={INBOX}>{unreadNumber(unread)} unread</a> in {countTexts(texts)}.
      {mention !== null && (
        <>
          {' '}
          <bdi>{mention.author}</bdi> mentioned you in{' '}
          <a href={`/r/${mention.readingId}/a/${mention.id}`} dir="auto">
            {mention.title}
          </a>
          .
        </>
      )}
    </p>
  )
}
