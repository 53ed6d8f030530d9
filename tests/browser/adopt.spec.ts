import { expect } from '@playwright/test'
import { ARTICLES } from '../support/articles'
import { mount } from './support/mount'
import { test } from './support/surface-test'

for (const [name, { doc }] of Object.entries(ARTICLES)) {
  test(`adopts every node of ${name}`, async ({ page, openArticle }) => {
    await openArticle(doc)
    const before = await page.locator('#article').evaluate((root) => root.outerHTML)
    const { misses, json } = await mount(page)
    expect(misses).toBe(0)
    expect(json).toEqual(doc.toJSON())
    expect(await page.locator('#article').evaluate((root) => root.outerHTML)).toBe(before)
  })
}
