import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { headers } from 'next/headers'
import { after } from 'next/server'
import type { Frozen } from '@/bench/reading/island/empty-room'
import { FrozenRoom } from '@/bench/reading/island/frozen-room'
import { rememberParts } from '@/components/reader/article-html'
import type { HtmlPart } from '@/lib/documents/html-parts'

const kept: Record<string, HtmlPart> = {}

/**
 * Stands in for the reading's page in the copy of the app that shows what the framework costs by itself: the plain page's
 * text in one element, nobody asked who is there, nothing asked of the database.
 */
export async function BarePage({ params }: PageProps<'/r/[readingId]'>) {
  const { readingId } = await params
  const file = path.join(process.env['BENCH_FROZEN'] ?? '', `${readingId}.bare.json`)
  const { className, html, sheets } = JSON.parse(await readFile(file, 'utf8')) as Frozen
  const part = (kept[file] ??= { html, isKept: true })
  const key = `${(await headers()).get('x-nonce')}:bare`
  after(rememberParts(key, [part]))
  after(rememberParts(`${key}-header`, [{ html: '', isKept: false }]))
  return <FrozenRoom htmlKey={key} headerKey={`${key}-header`} className={className} sheets={sheets} />
}
