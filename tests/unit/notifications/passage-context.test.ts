import { expect, test } from 'vitest'
import { contextAfter, contextBefore } from '@/lib/notifications/passage-context'

test.each([
  [
    'begins with a whole word where more stands before',
    'eeper wrote down the weather on ',
    '…wrote down the weather on ',
  ],
  ['keeps to the paragraph', 's. Nobody asked.\nThe office on ', 'The office on '],
  ['is nothing at the start of a paragraph', 'that does not pass must imagine.\n', ''],
  ['claims nothing before the start of a text', 'The ', 'The '],
  [
    'keeps a script without spaces',
    '守燈人每天晚上記錄天氣他寫得很短一行而已沒有別的可以說的了',
    '…守燈人每天晚上記錄天氣他寫得很短一行而已沒有別的可以說的了',
  ],
])('what stands before a passage %s', (_, prefix, shown) => {
  expect(contextBefore(prefix)).toBe(shown)
})

test.each([
  [
    'ends with a whole word where more follows',
    ' It holds a date and a drawing o',
    ' It holds a date and a drawing…',
  ],
  ['keeps to the paragraph', ' he must.\nReaders disagree about', ' he must.'],
  ['claims nothing after the end of a text', '.', '.'],
])('what stands after a passage %s', (_, suffix, shown) => {
  expect(contextAfter(suffix)).toBe(shown)
})
