import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Node as PMNode } from '@tiptap/pm/model'
import { build } from 'vite'
import { renderArticle } from '@/lib/documents/render-html'
import './page-entry'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const ORIGIN = 'http://surface.test'

/** The page's files by path; one bundle for all tests of a worker. */
type Bundle = Map<string, string>

/** `inside` stands in the article, before its node of the first level with that number. */
type Opened = {
  css?: string
  before?: string
  after?: string
  inside?: { at: number; html: string }
  language?: string
}

/** Opens a page that holds nothing but an article, as the reading page would hold it, and the surface's code as `postil`. */
export type OpenArticle = (doc: PMNode, options?: Opened) => Promise<void>

export const test = base.extend<{ openArticle: OpenArticle }>({
  openArticle: async ({ page }, provide) => {
    await provide(async (doc, options = {}) => {
      const { html: article, tops } = renderArticle(doc)
      const { at, html: more } = options.inside ?? { at: 0, html: '' }
      const cut = tops[at]?.at ?? article.length
      const html = pageOf(`${article.slice(0, cut)}${more}${article.slice(cut)}`, options)
      await serve(page, new Map([...(await bundled()), ['/', html]]))
      await page.goto(ORIGIN)
      await page.waitForFunction(() => 'postil' in globalThis)
      await page.evaluate(() => document.fonts.ready)
    })
  },
})

let bundle: Promise<Bundle> | null = null

function bundled(): Promise<Bundle> {
  return (bundle ??= makeBundle())
}

async function makeBundle(): Promise<Bundle> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { '@': ROOT } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'page-entry.ts'),
        output: { entryFileNames: 'entry.js' },
      },
    },
  })
  const made: Bundle = new Map()
  for (const { output } of [result].flat() as {
    output: { fileName: string; type: string; code?: string }[]
  }[])
    for (const { fileName, code } of output) if (code !== undefined) made.set(`/${fileName}`, code)
  const sheets = await Promise.all(
    ['tokens.css', 'article.css'].map((name) => readFile(path.join(ROOT, 'app/styles', name), 'utf8')),
  )
  return made.set('/style.css', sheets.join('\n'))
}

function pageOf(article: string, { css = '', before = '', after = '', language = 'en' }: Opened): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/style.css">
<style>:root { --serif: serif; --sans: sans-serif } body { margin: 0 auto; max-width: 42rem; background: var(--paper); color: var(--ink) } ${css}</style></head>
<body>${before}<div id="article" class="article ProseMirror tiptap" role="article" translate="yes" contenteditable="false" tabindex="0" lang="${language}" dir="ltr" aria-label="Text">${article}</div>${after}
<script type="module" src="/entry.js"></script></body></html>`
}

async function serve(page: Page, files: Bundle): Promise<void> {
  await page.unroute(`${ORIGIN}/**`)
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const body = files.get(pathname)
    if (body === undefined) await route.fulfill({ status: 404 })
    else await route.fulfill({ body, contentType: TYPES[path.extname(pathname)] ?? 'text/html' })
  })
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }
