import fs from 'node:fs'
import { expect, test } from 'vitest'

/** The style of what holds the text, or all cards. */
const AROUND = [
  ...fs.readdirSync('app/styles').map((file) => `app/styles/${file}`),
  'components/reader/room.module.css',
  'components/reader/margin.module.css',
]

test.each(AROUND)('%s does not ask with :has() what stands in the text', (file) => {
  const rules = fs.readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '')
  expect(
    rules.match(/[^{}]*:has\([^{}]*/g) ?? [],
    'every node that comes to the page would have all of it styled anew: 17,000 elements with a book',
  ).toEqual([])
})
