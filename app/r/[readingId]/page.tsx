import type { Metadata } from 'next'
import { getReading } from '@/lib/server/documents/get-reading'
import { loadForPage } from '@/lib/server/page'
import { ReadingScreen } from './reading-screen'

type Props = PageProps<'/r/[readingId]'>

/** The text's title, for whoever may read it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { readingId } = await params
  const { title, author } = await loadForPage(getReading, { readingId }, `/r/${readingId}`)
  return { title, ...(author === null ? {} : { authors: [{ name: author }] }) }
}

/** A reading: the text with its first threads. `?threads=` pages on and `?marks=1` marks passages, both without scripts. */
export default async function ReadingRoomPage({ params, searchParams }: Props) {
  const { readingId } = await params
  return (
    <ReadingScreen readingId={readingId} path={`/r/${readingId}`} open={null} search={await searchParams} />
  )
}
