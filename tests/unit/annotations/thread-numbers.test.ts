import { expect, test } from 'vitest'
import { threadNumbers } from '@/lib/annotations/thread-numbers'

test.each<[number[], string]>([
  [[], ''],
  [[4], '4'],
  [[4, 5], '4, 5'],
  [[4, 5, 6], '4–6'],
  [[1, 2, 3, 7, 9, 10], '1–3, 7, 9, 10'],
])('%j is printed as “%s”', (numbers, words) => {
  expect(threadNumbers(numbers)).toBe(words)
})
