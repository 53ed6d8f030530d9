import path from 'node:path'
import { test as base } from '@playwright/test'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { findEmbeddedPostgres } from '@/scripts/embedded-postgres.mjs'
import { until } from '@/tests/support/until'
import { openScenery } from './ask-scenes'
import type { Scenery } from './ask-scenes'
import { mailPorts } from './mail-ports'
import type { Visitor } from './scene'

/** Opens a browser of its own for somebody, or for nobody in particular; its page is still empty. */
export type Visit = (
  visitor: Pick<Visitor, 'cookie'> | null,
  options?: BrowserContextOptions,
) => Promise<Page>

type Fixtures = {
  visit: Visit
  /** Waits for a mail to an address that holds such a link, and returns the link. */
  mailedLink: (to: string, pattern: RegExp) => Promise<string>
  /** Complaints of the browser that the test itself provokes; all others fail it. */
  expected: RegExp[]
}
type WorkerFixtures = { databaseUrl: (database: string) => string; scenery: Scenery }

/** A journey: the served product, its database's scenes, and as many browsers as there are people in it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  databaseUrl: [
    async ({}, provide, { config }) => {
      const { data } = config.metadata as { data: string }
      const url = await findEmbeddedPostgres(path.join(data, 'postgres'))
      if (!url) throw new Error(`No PostgreSQL runs on ${data}`)
      await provide(url)
    },
    { scope: 'worker' },
  ],
  scenery: [
    async ({ databaseUrl }, provide) => {
      const { scenery, close } = await openScenery({ DATABASE_URL: databaseUrl('postil') })
      await provide(scenery)
      await close()
    },
    { scope: 'worker' },
  ],
  mailedLink: async ({}, provide, { config }) => {
    const { port } = config.metadata as { port: string }
    await provide((to, pattern) =>
      until(`a mail to ${to}`, async () => {
        const answer = await fetch(`http://127.0.0.1:${mailPorts(port).http}/?to=${encodeURIComponent(to)}`)
        const mails = (await answer.json()) as string[]
        return pattern.exec(mails.findLast((mail) => pattern.test(mail)) ?? '')?.[0] ?? null
      }),
    )
  },
  expected: async ({}, provide) => {
    await provide([])
  },
  visit: async ({ browser, baseURL, expected }, provide) => {
    const pages: Page[] = []
    const complaints: string[] = []
    await provide(async (visitor, options = {}) => {
      const page = await openBrowser(browser, { visitor, options, address: baseURL ?? '' })
      listen(page, complaints)
      pages.push(page)
      return page
    })
    await Promise.all(pages.map((page) => page.context().close()))
    const unexpected = complaints.filter((words) => !expected.some((pattern) => pattern.test(words)))
    base.expect(unexpected, 'what the browser complained about').toEqual([])
  },
})

export { expect } from '@playwright/test'

type Opening = { visitor: Pick<Visitor, 'cookie'> | null; options: BrowserContextOptions; address: string }

async function openBrowser(browser: Browser, { visitor, options, address }: Opening): Promise<Page> {
  const context = await browser.newContext(options)
  if (visitor) {
    const { cookie: value } = visitor
    await context.addCookies([
      { name: 'postil.session', value, url: address, httpOnly: true, sameSite: 'Lax' },
    ])
  }
  return context.newPage()
}

/** Errors of scripts, of loading, and of the Content-Security-Policy: the browser says them all on its console. */
function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
}
