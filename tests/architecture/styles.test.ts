import fs from 'node:fs'
import { expect, test } from 'vitest'

/** The style of what holds the text, or all cards. */
const AROUND = [
  ...fs.readdirSync('app/styles').map((file) => `app/styles/${file}`),
  'components/reader/room.module.css',
  'components/reader/margin.module.css',
]

test.each(AROUND)('%s asks neither what stands inside nor counts what stands beside', (file) => {
  const rules = fs.readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '')
  expect(
    rules.match(/[^{}]*:(?:has|nth-[a-z-]+)\([^{}]*/g) ?? [],
    'with :has() and :nth-child() every node that comes to the page has all of it styled anew: 17,000 elements with a book',
  ).toEqual([])
})
