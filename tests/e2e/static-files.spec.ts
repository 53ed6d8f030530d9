import { expect, test } from './support/e2e-test'

test('style sheets and scripts come packed, to be kept for good, with the headers of every answer', async ({
  request,
}) => {
  const page = await request.get('/sign-in')
  const html = await page.text()
  const files = [...html.matchAll(/\/_next\/static\/[^"\\]+?\.(?:js|css)/g)].map(([file]) => file)
  expect(files.length).toBeGreaterThan(1)
  const fixed = ['x-content-type-options', 'referrer-policy', 'permissions-policy']
  for (const file of new Set(files)) {
    const answer = await request.get(file)
    const headers = answer.headers()
    expect(answer.status(), file).toBe(200)
    expect(headers['content-encoding'], file).toMatch(/^(br|gzip)$/)
    expect(headers['cache-control'], file).toMatch('immutable')
    for (const name of fixed) expect(headers[name], `${name} of ${file}`).toBe(page.headers()[name])
  }
  expect((await request.get('/_next/static/chunks/none.js')).status()).toBe(404)
})
