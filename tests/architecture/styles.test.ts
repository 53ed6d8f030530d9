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
    'a node that comes to the page has :has() asked again, and :nth-child() all blocks beside it styled anew (119 ms with a book)',
  ).toEqual([])
})
