import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { rememberParts } from '@/components/reader/article-html'
import type { ReadingRoomProps } from '@/components/reader/reading-room'
import type { HtmlPart } from '@/lib/documents/html-parts'
import { FrozenRoom } from './frozen-room'

/** A reading's bar and the inside of its `<main>` as the real room's server wrote them, without scripts; and its sheets. */
export type Frozen = { className: string; header: string; html: string; sheets: string[] }

const kept: Record<string, HtmlPart> = {}

/**
 * Stands in for the reading room in the copy of the app that the bench compares with: the same HTML from the same server,
 * out of the file that the bench has put it in, and no island.
 */
export async function ReadingRoom(props: ReadingRoomProps) {
  const file = path.join(process.env['BENCH_FROZEN'] ?? '', `${props.snapshot.reading.id}.json`)
  const { className, header, html, sheets } = JSON.parse(await readFile(file, 'utf8')) as Frozen
  // As the real page's text, it goes by Next and is compressed once.
  const part = (kept[file] ??= { html, isKept: true })
  const key = `${(await headers()).get('x-nonce')}:frozen`
  const headerKey = `${key}-header`
  after(rememberParts(key, [part]))
  after(rememberParts(headerKey, [{ html: header, isKept: false }]))
  return <FrozenRoom htmlKey={key} headerKey={headerKey} className={className} sheets={sheets} />
}
