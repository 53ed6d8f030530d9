import type { Browser } from '@playwright/test'
import { checkInView, expectedSegments } from './in-view'
import type { InView } from './in-view'
import { openPage } from './load'

/** What the first paint alone has highlighted, in a page whose script files never arrive; and the rest down the text. */
export async function checkHighlights(
  browser: Browser,
  address: string,
  cookie: string,
): Promise<{ first: InView; later: InView[] }> {
  const segments = await expectedSegments(address, cookie)
  const held = await openPage(browser, address, cookie)
  await held.route(/\/_next\/static\/.*\.js$/, (route) => route.abort())
  await held.goto(address, { waitUntil: 'load' })
  const first = await checkInView(held, segments)
  await held.context().close()

  const page = await openPage(browser, address, cookie)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForSelector('main[data-ready]')
  await page.waitForTimeout(2500)
  const later: InView[] = []
  for (const share of [0, 0.3, 0.7]) {
    await page.evaluate(
      (at) => scrollTo({ top: at * document.body.scrollHeight, behavior: 'instant' }),
      share,
    )
    await page.waitForTimeout(800)
    later.push(await checkInView(page, segments))
  }
  await page.context().close()
  return { first, later }
}
