import type { Metadata } from 'next'
import { askedIn, loadReadingScreen, metadataOf, readingPath, ReadingScreen } from './reading-screen'

type Props = PageProps<'/r/[readingId]'>

/** The text's title. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { readingId, threads, marks } = await askedOf(props)
  return metadataOf(
    (await loadReadingScreen({ readingId, threads, marks, resumes: threads === '' })).snapshot,
  )
}

/** A reading: the text with its first threads. `?threads=` pages on and `?marks=1` marks passages, both without scripts. */
export default async function ReadingRoomPage(props: Props) {
  const { readingId, threads, marks } = await askedOf(props)
  const loaded = await loadReadingScreen({ readingId, threads, marks, resumes: threads === '' })
  return <ReadingScreen loaded={loaded} marks={marks} path={readingPath(readingId, marks)} open={null} />
}

async function askedOf({ params, searchParams }: Props) {
  return { readingId: (await params).readingId, ...askedIn(await searchParams) }
}
