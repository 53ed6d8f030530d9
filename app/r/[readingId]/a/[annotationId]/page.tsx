import { notFound } from 'next/navigation'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
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
  const { items } = await loadForPage(listAnnotations, { thread: annotationId }, path)
  if (!items.some((item) => item.id === annotationId && item.readingId === readingId)) notFound()
  const open = { id: annotationId as AnnotationId, thread: items }
  return <ReadingScreen readingId={readingId} path={path} open={open} search={await searchParams} />
}
