import { notFound } from 'next/navigation'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { getReading } from '@/lib/server/documents/get-reading'
import { loadForPage } from '@/lib/server/page'
import type { AnnotationId } from '@/lib/ids'
import { ReadingScreen } from '@/app/r/[readingId]/reading-screen'

export { generateMetadata } from '@/app/r/[readingId]/page'

/** An annotation's permalink: the reading with that thread open, whole also without scripts. */
export default async function PermalinkPage({
  params,
  searchParams,
}: PageProps<'/r/[readingId]/a/[annotationId]'>) {
  const { readingId, annotationId } = await params
  const path = `/r/${readingId}/a/${annotationId}`
  // What the title waits for comes first: if the two raced, an id that is hidden and one that never was would be told
  // apart by the pieces that the answer is sent in.
  await loadForPage(getReading, { readingId }, path)
  const { items } = await loadForPage(listAnnotations, { thread: annotationId }, path)
  if (!items.some((item) => item.id === annotationId && item.readingId === readingId)) notFound()
  const open = { id: annotationId as AnnotationId, thread: items }
  return <ReadingScreen readingId={readingId} path={path} open={open} search={await searchParams} />
}
