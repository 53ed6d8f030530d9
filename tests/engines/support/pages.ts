import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { articlePage, typeOf } from '@/tests/browser/support/article-page'
import type { Bundle } from '@/tests/browser/support/article-page'

type Article = Parameters<typeof articlePage>

/** Serves pages that hold nothing but an article, one at a time, to browsers that nothing else can feed. */
export async function servePages() {
  let files: Bundle = new Map()
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://page.invalid')
    const body = files.get(pathname)
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${typeOf(pathname)}; charset=utf-8`,
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    /** Resolves to the address of a page with this article, which takes the place of the one before. */
    show: async (...article: Article) => {
      files = await articlePage(...article)
      return `http://127.0.0.1:${port}/`
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
