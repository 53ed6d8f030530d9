import type { Metadata } from 'next'
import { AppError } from '@/lib/errors/app-error'
import { getReading } from '@/lib/server/documents/get-reading'
import { pageContext } from '@/lib/server/page-context'
import { ReadingScreen } from './reading-screen'

type Props = PageProps<'/r/[readingId]'>

/** The text's title, for whoever may read it. The others are sent on by the page, which alone knows where they wanted to go. */
export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { readingId } = await params
  try {
    const { title, author } = await getReading.execute(await pageContext(), { readingId })
    return { title, ...(author === null ? {} : { authors: [{ name: author }] }) }
  } catch (error) {
    if (error instanceof AppError) return {}
    throw error
  }
}

/** A reading: the text with its first threads. `?threads=` pages on and `?marks=1` marks passages, both without scripts. */
export default async function ReadingRoomPage({ params, searchParams }: Props) {
  const { readingId } = await params
  return (
    <ReadingScreen readingId={readingId} path={`/r/${readingId}`} open={null} search={await searchParams} />
  )
}
