import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { rememberHtml } from '@/components/reader/article-html'
import type { ReadingRoomProps } from '@/components/reader/reading-room'
import { FrozenRoom } from './frozen-room'

/** The inside of a reading's `<main>` as the real room's server wrote it, without the scripts in it; and its sheets. */
export type Frozen = { className: string; html: string; sheets: string[] }

/**
 * Stands in for the reading room in the copy of the app that the bench compares with: the same HTML from the same server,
 * out of the file that the bench has put it in, and no island.
 */
export async function ReadingRoom(props: ReadingRoomProps) {
  const file = path.join(process.env['BENCH_FROZEN'] ?? '', `${props.snapshot.reading.id}.json`)
  const { className, html, sheets } = JSON.parse(await readFile(file, 'utf8')) as Frozen
  const key = `${(await headers()).get('x-nonce')}:frozen`
  after(rememberHtml(key, html))
  return <FrozenRoom htmlKey={key} className={className} sheets={sheets} />
}
