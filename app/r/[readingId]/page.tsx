import type { Metadata } from 'next'
import { cache } from 'react'
import { getReading } from '@/lib/server/documents/get-reading'
import { loadForPage } from '@/lib/server/page'
import { metadataOf, ReadingScreen } from './reading-screen'

type Props = PageProps<'/r/[readingId]'>

/** Once for the title and the text: if they raced, a closed reading and an unknown one would be told apart by the order. */
const load = cache((readingId: string, path: string) => loadForPage(getReading, { readingId }, path))

/** The text's title. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { readingId } = await params
  return metadataOf(await load(readingId, pathOf(readingId, await searchParams)))
}

/** A reading: the text with its first threads. `?threads=` pages on and `?marks=1` marks passages, both without scripts. */
export default async function ReadingRoomPage({ params, searchParams }: Props) {
  const [{ readingId }, search] = await Promise.all([params, searchParams])
  const path = pathOf(readingId, search)
  await load(readingId, path)
  return <ReadingScreen readingId={readingId} path={path} open={null} search={search} />
}

function pathOf(readingId: string, { marks }: Awaited<Props['searchParams']>): string {
  return `/r/${readingId}${marks === '1' ? '?marks=1' : ''}`
}
