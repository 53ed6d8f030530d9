import fs from 'node:fs'
import path from 'node:path'
import type { BenchReading } from '@/bench/seed/seed-book'
import { buildCopy } from '@/bench/support/copy-app'
import { serve, serveApp } from '@/bench/support/serve'
import type { Served } from '@/bench/support/serve'
import { freePort } from '@/scripts/ports.mjs'
import type { Frozen } from './island/empty-room'

/**
 * The pages that are compared: nothing but the text; Postil; Postil's page with nothing in its island; and the plain page's
 * text as Next answers with it when it asks nobody.
 */
export type Variant = 'plain' | 'postil' | 'empty' | 'bare'
export const VARIANTS: readonly Variant[] = ['plain', 'postil', 'empty', 'bare']

/** The servers of these pages. */
export type Variants = {
  addressOf: (variant: Variant, reading: BenchReading) => string
  /** Makes the other pages of a reading, from what Postil's server writes now. */
  freeze: (reading: BenchReading, cookie: string) => Promise<void>
  stop: () => Promise<void>
}

/** Builds Postil and its copies with the empty island and with nothing but the framework; returns their folders. */
export async function buildVariants(): Promise<{ app: string; island: string; bare: string }> {
  const app = await buildCopy({ name: 'app' })
  const island = await buildCopy({ name: 'island', edit: emptyIsland })
  // What the one wrote is shown by the other as well.
  const bare = await buildCopy({ name: 'bare', edit: bareFramework })
  for (const copy of [island, bare])
    fs.cpSync(path.join(app, '.next/static'), path.join(copy, '.next/static'), { recursive: true })
  return { app, island, bare }
}

/** Serves them and the plain page. `folder` is for pages. */
export async function serveVariants(folder: string): Promise<Variants> {
  const { app, island, bare } = await buildVariants()
  const frozen = path.join(folder, 'frozen')
  const plain = path.join(folder, 'plain')
  for (const each of [frozen, plain]) fs.mkdirSync(each, { recursive: true })
  const servers: Record<Variant, Served> = {
    plain: await servePlain(plain, path.join(app, '.next/static')),
    postil: await serveApp(app),
    empty: await serveApp(island, { BENCH_FROZEN: frozen }),
    bare: await serveApp(bare, { BENCH_FROZEN: frozen }),
  }
  const addressOf = (variant: Variant, { readingId }: BenchReading) =>
    `${servers[variant].url}/r/${readingId}`
  return {
    addressOf,
    freeze: async (reading, cookie) => {
      const page = await fetchText(addressOf('postil', reading), cookie)
      fs.writeFileSync(path.join(frozen, `${reading.readingId}.json`), JSON.stringify(frozenOf(page)))
      fs.writeFileSync(path.join(frozen, `${reading.readingId}.bare.json`), JSON.stringify(bareOf(page)))
      fs.writeFileSync(path.join(plain, `${reading.readingId}.html`), plainPage(page))
    },
    stop: async () => {
      for (const server of Object.values(servers)) await server.stop()
    },
  }
}

/** The one difference of the copy: where the page takes its reading room from. */
function emptyIsland(folder: string): void {
  const file = path.join(folder, 'components/reader/reading-page.tsx')
  const source = fs.readFileSync(file, 'utf8')
  const line = "import { ReadingRoom } from './reading-room'"
  if (!source.includes(line)) throw new Error(`${file} no longer says ${line}`)
  fs.writeFileSync(
    file,
    source.replace(line, "import { ReadingRoom } from '@/bench/reading/island/empty-room'"),
  )
}

/** Its page and its shell are others. */
function bareFramework(folder: string): void {
  const exportOf = (name: string, file: string) =>
    `export { ${name} as default } from '@/bench/reading/bare/${file}'\n`
  fs.writeFileSync(path.join(folder, 'app/r/[readingId]/page.tsx'), exportOf('BarePage', 'bare-page'))
  fs.writeFileSync(path.join(folder, 'app/layout.tsx'), exportOf('BareLayout', 'bare-layout'))
}

async function servePlain(pages: string, files: string): Promise<Served> {
  fs.writeFileSync(path.join(pages, 'health.html'), 'ok')
  const port = await freePort()
  return serve({
    args: [path.join(import.meta.dirname, 'plain-server.mjs')],
    cwd: import.meta.dirname,
    url: `http://localhost:${port}`,
    env: { ...process.env, PORT: String(port), BENCH_PLAIN: pages, BENCH_STATIC: files },
    health: '/',
  })
}

async function fetchText(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer.text()
}

function frozenOf(page: string): Frozen {
  const main = /<main\b[^>]*class="([^"]*)"[^>]*>([\s\S]*)<\/main>/.exec(page)
  if (!main) throw new Error('The page has no <main>')
  const html = (main[2] ?? '').replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
  const [header = ''] = /<header\b[\s\S]*?<\/header>/.exec(page) ?? []
  return { className: main[1] ?? '', header, html, sheets: sheetsOf(page) }
}

function sheetsOf(page: string): string[] {
  return [...page.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*href="([^"]*)"/g)].map(([, href]) => href ?? '')
}

/** What of a page the plain one keeps of its `<main>`. */
function bareOf(page: string): Frozen {
  const frozen = frozenOf(page)
  const [html = ''] = frozen.html.split(/<div class="[^"]*beside[^"]*"/)
  return { ...frozen, html }
}

/** The head's sheets and fonts, the title and the text as Postil writes them; no header, no threads, no script. */
function plainPage(page: string): string {
  const { className, html: text, sheets } = bareOf(page)
  const fonts = [...page.matchAll(/<link\b[^>]*as="font"[^>]*>/g)].map(([link]) => link)
  const links = [...fonts, ...sheets.map((href) => `<link rel="stylesheet" href="${href}">`)].join('')
  const meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
  const head = `${meta}<title>Plain</title>${links}`
  return `<!doctype html><html lang="en"><head>${head}</head><body><main id="main" class="${className}">${text}</main></body></html>`
}
