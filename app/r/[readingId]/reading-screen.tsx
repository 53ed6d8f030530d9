import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { cache } from 'react'
import { pagePreferences } from '@/app/page-preferences'
import { signOutAction } from '@/app/(auth)/sign-in/actions'
import { ReadingPage, type ReadingPageProps } from '@/components/reader/reading-page'
import { rememberPage } from '@/components/reader/remember-page'
import { titleWithUnread } from '@/lib/annotations/unread-words'
import type { Snapshot } from '@/lib/realtime/snapshot'
import { getReadingPage } from '@/lib/server/documents/get-reading-page'
import { loadForPage } from '@/lib/server/page'

type Search = { threads?: string | string[] | undefined; marks?: string | string[] | undefined }

type Given = Pick<ReadingPageProps, 'open'> & {
  loaded: Awaited<ReturnType<typeof loadReadingScreen>>
  marks: boolean
  path: string
}

/** What a page is made for: `resumes` where it may open at the place at which its reader had stopped. */
type Asked = { readingId: string; threads: string; marks: boolean; resumes: boolean }

/** What an address asks for: the page of threads (empty for the first), and whether the HTML marks passages. */
export function askedIn({ threads, marks }: Search): { threads: string; marks: boolean } {
  return { threads: typeof threads === 'string' ? threads : '', marks: marks === '1' }
}

/**
 * All of a reading page, loaded once for the title and the text: if they raced, a closed reading and an unknown one would
 * be told apart by the order in which the parts of the answer come.
 */
export function loadReadingScreen(asked: Asked) {
  return loadOnce(JSON.stringify(asked))
}

/** Calls are told apart by what they are given, which for objects is themselves. */
const loadOnce = cache((key: string) => {
  const { readingId, threads, marks, resumes } = JSON.parse(key) as Asked
  const input = { readingId, marks, resumes, ...(threads === '' ? {} : { threads }) }
  return loadForPage(getReadingPage, input, readingPath(readingId, marks))
})

/** The path of a reading, to come back to. */
export function readingPath(readingId: string, marks: boolean): string {
  return `/r/${readingId}${marks ? '?marks=1' : ''}`
}

/** What a browser's tab says of a reading. */
export function metadataOf({ reading, unreadCount }: Pick<Snapshot, 'reading' | 'unreadCount'>): Metadata {
  const { author } = reading
  const title = titleWithUnread(reading.title, unreadCount)
  return { title, ...(author === null ? {} : { authors: [{ name: author }] }) }
}

/** The reading page of a reading or of a permalink: one snapshot, the article, and what it is painted from. */
export async function ReadingScreen({ loaded, marks, path, open }: Given) {
  const { snapshot, article } = loaded
  const nonce = (await headers()).get('x-nonce') ?? ''
  const forget = rememberPage(nonce, article)
  after(forget)
  return (
    <ReadingPage
      snapshot={snapshot}
      preferences={await pagePreferences()}
      direction={article.direction}
      minutes={article.minutes}
      contents={article.contents}
      nonce={nonce}
      open={open}
      marks={marks}
      nextHref={snapshot.next === null ? null : `/r/${snapshot.reading.id}?threads=${snapshot.next}`}
      path={path}
      signOut={signOutAction}
    />
  )
}
