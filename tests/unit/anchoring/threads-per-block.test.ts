import { describe, expect, test } from 'vitest'
import { threadsPerBlock } from '@/lib/anchoring/threads-per-block'

const blocks = [
  { start: 0, end: 10 },
  { start: 11, end: 11 },
  { start: 12, end: 20 },
  { start: 21, end: 30 },
]

describe('how many threads each block has', () => {
  test.each([
    ['none', [], [0, 0, 0, 0]],
    ['within one block', [['a', 2, 5]], [1, 0, 0, 0]],
    ['to the very end of a block', [['a', 2, 10]], [1, 0, 0, 0]],
    ['over several, and an empty one between', [['a', 9, 25]], [1, 1, 1, 1]],
    ['from the start of a block', [['a', 12, 13]], [0, 0, 1, 0]],
    // oxfmt-ignore
    ['two passages of one thread in one block, and one in another', [['a', 1, 2], ['b', 1, 3], ['a', 5, 7], ['a', 22, 23]], [2, 0, 0, 1]],
    // oxfmt-ignore
    ['passages of one thread that overlap', [['a', 0, 15], ['a', 5, 25]], [1, 1, 1, 1]],
    ['beyond the text', [['a', 40, 50]], [0, 0, 0, 0]],
  ] as [string, [string, number, number][], number[]][])('%s', (_, anchors, expected) => {
    expect(
      threadsPerBlock(
        blocks,
        anchors.map(([id, start, end]) => ({ id, start, end })),
      ),
    ).toEqual(expected)
  })

  test('is what counting one by one gives', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ start: i * 10, end: i * 10 + 9 }))
    const anchors = Array.from({ length: 300 }, (_, i) => {
      const start = (i * 37) % 380
      return { id: `t${i % 90}`, start, end: start + 1 + ((i * 53) % 70) }
    }).toSorted((a, b) => a.start - b.start)
    const slowly = many.map(
      (block) =>
        new Set(anchors.filter((a) => a.start < block.end && a.end > block.start).map(({ id }) => id)).size,
    )
    expect(threadsPerBlock(many, anchors)).toEqual(slowly)
  })
})
