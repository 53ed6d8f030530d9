import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Node as PMNode } from '@tiptap/pm/model'
import { articlePage, typeOf } from './article-page'
import type { Bundle, Opened } from './article-page'
import './page-entry'

const ORIGIN = 'http://surface.test'

/** Opens a page that holds nothing but an article, as the reading page would hold it, and the surface's code as `postil`. */
export type OpenArticle = (doc: PMNode, options?: Opened) => Promise<void>

/**
 * These pages keep nothing anywhere, so all tests of a worker have one page: a browser's context of its own for each, with scripts
 * to be compiled anew, takes longer than most of them.
 */
export const test = base.extend<{ openArticle: OpenArticle }, { sharedPage: Page }>({
  sharedPage: [
    async ({ browser }, provide, { project }) => {
      const page = await browser.newPage({ viewport: project.use.viewport ?? null })
      await provide(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage }, provide) => {
    await sharedPage.mouse.move(0, 0)
    await provide(sharedPage)
    sharedPage.removeAllListeners('pageerror')
    await sharedPage.emulateMedia({ reducedMotion: null })
    await sharedPage.goto('about:blank')
  },
  openArticle: async ({ page }, provide) => {
    await provide(async (doc, options = {}) => {
      await serve(page, await articlePage(doc, options))
      await page.goto(ORIGIN)
      await page.waitForFunction(() => 'postil' in globalThis)
      await page.evaluate(() => document.fonts.ready)
    })
  },
})

async function serve(page: Page, files: Bundle): Promise<void> {
  await page.unroute(`${ORIGIN}/**`)
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const body = files.get(pathname)
    if (body === undefined) await route.fulfill({ status: 404 })
    else await route.fulfill({ body, contentType: typeOf(pathname) })
  })
}
