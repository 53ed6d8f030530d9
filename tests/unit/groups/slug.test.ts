import { expect, test } from 'vitest'
import { ENDING_LENGTH, groupPath, slugFor, slugFromPath, SLUG_LIMIT } from '@/lib/groups/slug'
import { graphemesOf } from '@/lib/text/graphemes'

const bytes = (seed: number) => Uint8Array.from({ length: 8 }, (_, i) => (seed * 31 + i * 7) % 256)
const wordsOf = (name: string) => slugFor(name, bytes(1)).slice(0, -ENDING_LENGTH).replace(/-$/, '')

test.each([
  ['Thursday circle', 'thursday-circle'],
  ['  English 204, section B ', 'english-204-section-b'],
  ['Café Señor Größe', 'cafe-senor-große'],
  ['读书会', '读书会'],
  ['Кружок чтения', 'кружок-чтения'],
  ['ช่วงเช้า', 'ช่วงเช้า'],
  ['حلقة القراءة', 'حلقة-القراءة'],
  ['a/b?c#d%e', 'a-b-c-d-e'],
  ['…!', ''],
  ['..', ''],
])('the address of “%s” begins with “%s”', (name, words) => {
  expect(wordsOf(name)).toBe(words)
})

test('every address has an ending, which alone is one, and the same bytes make the same', () => {
  expect(slugFor('!', bytes(3))).toHaveLength(ENDING_LENGTH)
  expect(slugFor('new', bytes(3))).not.toBe('new')
  expect(slugFor('Circle', bytes(3))).toBe(slugFor('Circle', bytes(3)))
  expect(slugFor('Circle', bytes(3))).not.toBe(slugFor('Circle', bytes(4)))
})

test('a long name is cut, and the address fits what is asked for', () => {
  const slug = slugFor('👩‍👧é̂x'.repeat(100), bytes(1))
  expect(graphemesOf(slug).length).toBeLessThan(60)
  expect(slug.length).toBeLessThanOrEqual(SLUG_LIMIT)
})

test.each(['thursday-circle-bcdfg', '读书会-bcdfg', 'ช่วงเช้า-bcdfg'])('%s survives its path', (slug) => {
  expect(slugFromPath(groupPath(slug).slice('/g/'.length))).toBe(slug)
  expect(slugFromPath(slug)).toBe(slug)
})

test('what is no path is no address', () => {
  expect(slugFromPath('%E8%')).toBeNull()
})
