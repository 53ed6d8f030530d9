import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { askedIn, loadReadingScreen, metadataOf, ReadingScreen } from '@/app/r/[readingId]/reading-screen'
import type { AnnotationId } from '@/lib/ids'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { loadForPage } from '@/lib/server/page'

type Props = PageProps<'/r/[readingId]/a/[annotationId]'>

/**
 * Once for the title and the text: if they raced, an id that is hidden and one that never was would be told apart by the
 * order in which the parts of the answer come.
 */
const loadThread = cache(async (readingId: string, annotationId: string) => {
  const path = pathOf(readingId, annotationId)
  const { items, unread } = await loadForPage(listAnnotations, { thread: annotationId }, path)
  if (!items.some((item) => item.id === annotationId && item.readingId === readingId)) notFound()
  return { thread: items, unread }
})

/** The text's title. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  return metadataOf((await load(props)).screen.snapshot)
}

/** An annotation's permalink: the reading with that thread open, whole also without scripts. */
export default async function PermalinkPage(props: Props) {
  const { readingId, annotationId, marks, first, screen } = await load(props)
  const open = { id: annotationId as AnnotationId, ...first }
  return <ReadingScreen loaded={screen} marks={marks} path={pathOf(readingId, annotationId)} open={open} />
}

/** Who may read the thread may read its reading, which is asked only then. */
async function load({ params, searchParams }: Props) {
  const { readingId, annotationId } = await params
  const { threads, marks } = askedIn(await searchParams)
  const first = await loadThread(readingId, annotationId)
  const screen = await loadReadingScreen({ readingId, threads, marks, resumes: false })
  return { readingId, annotationId, marks, first, screen }
}

function pathOf(readingId: string, annotationId: string): string {
  return `/r/${readingId}/a/${annotationId}`
}
