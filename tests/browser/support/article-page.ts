import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Node as PMNode } from '@tiptap/pm/model'
import { build } from 'vite'
import { renderArticle } from '@/lib/documents/render-html'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** A page's files by their paths; the page itself is at `/`. */
export type Bundle = ReadonlyMap<string, string>

/** What stands around and, before its node of the first level with the number `at`, inside the article. */
export type Opened = {
  css?: string
  before?: string
  after?: string
  inside?: { at: number; html: string }
  language?: string
}

/** The content type of a page's file by the ending of its path. */
export function typeOf(pathname: string): string {
  return TYPES[path.extname(pathname)] ?? 'text/html'
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }

/** A page that holds nothing but an article, as the reading page would hold it, and the surface's code as `postil`. */
export async function articlePage(doc: PMNode, options: Opened = {}): Promise<Bundle> {
  const { html: article, tops } = renderArticle(doc)
  const { at, html: more } = options.inside ?? { at: 0, html: '' }
  const cut = tops[at]?.at ?? article.length
  const html = pageOf(`${article.slice(0, cut)}${more}${article.slice(cut)}`, options)
  return new Map([...(await bundled()), ['/', html]])
}

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
  const made = new Map<string, string>()
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
