import { describe, expect, test } from 'vitest'
import { channelsFrom, channelsToStore, withoutMail } from '@/lib/notifications/channels'
import { KIND_NAMES, KINDS, MAIL_MOMENTS } from '@/lib/notifications/kinds'

/** For each kind and channel a matrix that is as by default but there. */
const CHANGED = KIND_NAMES.flatMap((kind) =>
  MAIL_MOMENTS.flatMap((mail) =>
    [true, false].map((app) => ({ ...channelsFrom({}), [kind]: { app, mail } })),
  ),
)

describe('the matrix of channels', () => {
  test('is that of the table where nothing is stored', () => {
    for (const kind of KIND_NAMES) {
      expect(channelsFrom({})[kind]).toEqual({ app: KINDS[kind].app, mail: KINDS[kind].mail })
    }
  })

  test.each(CHANGED)('comes back as it was stored, and stores no default (%#)', (matrix) => {
    const stored = channelsToStore(matrix)
    expect(channelsFrom(JSON.parse(JSON.stringify(stored)))).toEqual(matrix)
    expect(Object.keys(stored).length).toBeLessThanOrEqual(1)
  })

  test.each([
    undefined,
    null,
    'x',
    [],
    { mention: 3 },
    { mention: { app: 'yes', mail: 'now' } },
    { gone: {} },
  ])('is that of the table for what is no matrix: %j', (value) => {
    expect(channelsFrom(value)).toEqual(channelsFrom({}))
  })

  test('what is stored of one kind does not hang on another that is broken', () => {
    const value = { mention: 'broken', reply: { app: false, mail: 'daily' } }
    expect(channelsFrom(value).reply).toEqual({ app: false, mail: 'daily' })
  })

  test('without the mails of a kind, all else stays', () => {
    for (const kind of KIND_NAMES) {
      const matrix = channelsFrom({})
      expect(withoutMail(matrix, kind)).toEqual({ ...matrix, [kind]: { ...matrix[kind], mail: 'never' } })
    }
  })

  test('without the digest, nothing is mailed daily, and what is mailed at once stays', () => {
    for (const matrix of CHANGED) {
      const after = withoutMail(matrix, 'digest')
      for (const kind of KIND_NAMES) {
        const mail = matrix[kind].mail === 'daily' ? 'never' : matrix[kind].mail
        expect(after[kind]).toEqual({ ...matrix[kind], mail })
      }
    }
  })
})
