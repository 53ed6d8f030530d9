import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { ReadingPage, type ReadingPageProps } from '@/components/reader/reading-page'
import { rememberPage } from '@/components/reader/remember-page'
import type { Reading } from '@/lib/documents/reading'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { getArticle } from '@/lib/server/documents/get-article'
import { loadForPage } from '@/lib/server/page'

type Given = Pick<ReadingPageProps, 'open'> & {
  readingId: string
  path: string
  search: { threads?: string | string[] | undefined; marks?: string | string[] | undefined }
}

/** What a browser's tab says of a reading. */
export function metadataOf({ title, author }: Pick<Reading, 'title' | 'author'>): Metadata {
  return { title, ...(author === null ? {} : { authors: [{ name: author }] }) }
}

/** The reading page of a reading or of a permalink: one snapshot, the article, and what it is painted from. */
export async function ReadingScreen({ readingId, path, open, search }: Given) {
  const marks = search.marks === '1'
  const threads = typeof search.threads === 'string' ? search.threads : undefined
  const [snapshot, article] = await Promise.all([
    loadForPage(getSnapshot, { readingId, ...(threads === undefined ? {} : { threads }) }, path),
    loadForPage(getArticle, { readingId, marks }, path),
  ])
  const nonce = (await headers()).get('x-nonce') ?? ''
  const forget = rememberPage(nonce, { html: article.html, first: article.first })
  after(forget)
  return (
    <ReadingPage
      snapshot={snapshot}
      minutes={article.minutes}
      nonce={nonce}
      open={open}
      marks={marks}
      nextHref={snapshot.next === null ? null : `/r/${readingId}?threads=${snapshot.next}`}
      path={path}
      signOut={signOutAction}
    />
  )
}
