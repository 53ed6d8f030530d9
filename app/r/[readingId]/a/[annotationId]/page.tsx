import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { metadataOf, ReadingScreen } from '@/app/r/[readingId]/reading-screen'
import type { AnnotationId } from '@/lib/ids'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { getReading } from '@/lib/server/documents/get-reading'
import { loadForPage } from '@/lib/server/page'

type Props = PageProps<'/r/[readingId]/a/[annotationId]'>

/**
 * Once for the title and the text: if they raced, an id that is hidden and one that never was would be told apart by the
 * order in which the parts of the answer come.
 */
const load = cache(async (readingId: string, annotationId: string) => {
  const path = pathOf(readingId, annotationId)
  const reading = await loadForPage(getReading, { readingId }, path)
  const { items } = await loadForPage(listAnnotations, { thread: annotationId }, path)
  if (!items.some((item) => item.id === annotationId && item.readingId === readingId)) notFound()
  return { reading, items }
})

/** The text's title. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { readingId, annotationId } = await params
  return metadataOf((await load(readingId, annotationId)).reading)
}

/** An annotation's permalink: the reading with that thread open, whole also without scripts. */
export default async function PermalinkPage({ params, searchParams }: Props) {
  const { readingId, annotationId } = await params
  const { items } = await load(readingId, annotationId)
  const open = { id: annotationId as AnnotationId, thread: items }
  const path = pathOf(readingId, annotationId)
  return <ReadingScreen readingId={readingId} path={path} open={open} search={await searchParams} />
}

function pathOf(readingId: string, annotationId: string): string {
  return `/r/${readingId}/a/${annotationId}`
}
