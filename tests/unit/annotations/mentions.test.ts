import { describe, expect, test } from 'vitest'
import { bodyLength, isEmptyBody } from '@/lib/annotations/body'
import { foldName } from '@/lib/annotations/fold-name'
import { mentionsOf, withNames } from '@/lib/annotations/mentions'
import { bodyText } from '@/lib/documents/body-text'
import { parseBody } from '@/lib/documents/validate'
import { cannotRead } from '@/lib/messages/mentions'
import type { UserId } from '@/lib/ids'
import { anId } from '@/tests/support/annotations'

const ben = anId<UserId>(1)
const zoe = anId<UserId>(2)
const mention = (user: string, label: string) => ({ type: 'mention', attrs: { user, label } })
const body = (...content: object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] })

describe('mentions in a body', () => {
  test('are read once each, in their order, however deep they stand', () => {
    const quote = { type: 'blockquote', content: [{ type: 'paragraph', content: [mention(zoe, 'Zoë')] }] }
    const found = { type: 'doc', content: [quote, ...body(mention(ben, 'Ben'), mention(zoe, 'Z')).content] }
    expect(mentionsOf(found)).toEqual([
      { user: zoe, label: 'Zoë' },
      { user: ben, label: 'Ben' },
    ])
    expect(mentionsOf(null)).toEqual([])
    expect(
      mentionsOf(body({ type: 'mention' }, { type: 'mention', attrs: null }, mention('x', 'X'))),
    ).toEqual([])
  })

  test('are given their names, and nothing else is touched', () => {
    const given = body({ type: 'text', text: 'See ' }, mention(ben, 'An impostor'), mention(zoe, 'Zoë'))
    const named = withNames(given, (user) => (user === ben ? 'Ben' : undefined))
    expect(named).toEqual(body({ type: 'text', text: 'See ' }, mention(ben, 'Ben'), mention(zoe, 'Zoë')))
  })

  test('count as words, and are written out in plain text', () => {
    const parsed = parseBody(body(mention(ben, 'Ben'), { type: 'math', attrs: { source: 'a^2' } }))
    if (!parsed.ok) throw new Error(parsed.problem.message)
    expect(bodyText(parsed.doc)).toBe('@Ben$a^2$')
    expect(isEmptyBody(body(mention(ben, 'Ben')))).toBe(false)
    expect(isEmptyBody(body())).toBe(true)
    expect(bodyLength(body(mention(ben, 'Ben'), { type: 'text', text: 'ok' }))).toBe(5)
  })

  test.each([
    ['without an id', { label: 'Ben' }],
    ['of no id', { user: 'ben', label: 'Ben' }],
    ['without a name', { user: ben }],
    ['of an empty name', { user: ben, label: '' }],
    ['of a name that turns the direction round', { user: ben, label: 'neB\u202e' }],
    ['of a name over two lines', { user: ben, label: 'B\nen' }],
    ['of a name that is too long', { user: ben, label: 'x'.repeat(81) }],
    ['with more in it', { user: ben, label: 'Ben', href: 'javascript:1' }],
  ])('%s are refused', (_, attrs) => {
    expect(parseBody(body({ type: 'mention', attrs })).ok).toBe(false)
  })

  test('that cannot be are told by name', () => {
    expect(cannotRead(['Ben'])).toBe(
      '“Ben” cannot read this. Take the mention out, or let more people see it.',
    )
    expect(cannotRead(['Ben', 'Zoë', 'Ana'])).toContain('“Ben”, “Zoë” and “Ana” cannot')
  })

  test('are looked for without case and accents', () => {
    expect(foldName('Zoë ÀLVAREZ')).toBe('zoe alvarez')
  })
})
