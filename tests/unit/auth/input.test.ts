import { describe, expect, test } from 'vitest'
import { displayNameSchema, NAME_LIMIT } from '@/lib/auth/display-name'
import { EMAIL_LIMIT, emailSchema, isEmail, normalizeEmail } from '@/lib/auth/email'
import { becomeAdministratorInput, linkInput, PASSWORD_LIMIT, signInInput } from '@/lib/auth/input'
import { fieldsOf } from '@/lib/messages/fields'

describe('a display name', () => {
  const accepted = [
    ['Miriam Okafor', 'Miriam Okafor'],
    ['  Tomás   Rivera ', 'Tomás Rivera'],
    ['Zoe\u0308', 'Zoë'],
    ['李雷', '李雷'],
    ['محمد', 'محمد'],
    ['👩‍👩‍👧'.repeat(NAME_LIMIT), '👩‍👩‍👧'.repeat(NAME_LIMIT)],
  ]
  test.each(accepted)('"%s" is stored as "%s", which is stored as itself', (input, stored) => {
    expect(displayNameSchema.parse(input)).toBe(stored)
    expect(displayNameSchema.parse(stored)).toBe(stored)
  })

  test.each([
    ['', 'Enter a name.'],
    ['   ', 'Enter a name.'],
    ['\u200b\u2060', 'The name shows nothing. Enter one that can be seen.'],
    ['Ana\u202eanA', 'The name holds a character that changes the direction of writing. Type it anew.'],
    ['Ana\u0007', 'The name holds an invisible control character. Type it anew.'],
    ['Ana\ud800', 'The name holds a character that cannot be stored. Remove it and try again.'],
    ['x'.repeat(NAME_LIMIT + 1), 'At most 80 characters.'],
  ])('%j is refused with what to do', (input, message) => {
    const parsed = displayNameSchema.safeParse(input)
    expect(parsed.success ? null : fieldsOf(parsed.error, input)[0]?.message).toBe(message)
  })
})

describe('an address', () => {
  test.each([
    [' Miriam@Example.ORG ', 'miriam@example.org'],
    ['jürgen@ÜBER.example', 'jürgen@über.example'],
    ['ju\u0308rgen@example.org', 'jürgen@example.org'],
    ['o’brien+tag@sub.example.org', 'o’brien+tag@sub.example.org'],
    ['root@localhost', 'root@localhost'],
    ['H\u0331a@example.org', '\u1e96a@example.org'],
  ])('%j is stored as %j, which is stored as itself', (input, stored) => {
    expect(emailSchema.parse(input)).toBe(stored)
    expect(normalizeEmail(stored)).toBe(stored)
  })

  test('is stored as itself once stored, for every character that has a case', () => {
    for (let code = 0; code < 0x3000; code++) {
      const once = normalizeEmail(`x${String.fromCodePoint(code)}y`)
      expect(normalizeEmail(once)).toBe(once)
    }
  })

  test.each([
    '',
    'a',
    'a@',
    '@b',
    'a@b@c',
    'a b@c',
    'a@b c',
    '<a@b>',
    'a@b\u202ec',
    'a@\u0000b',
    'a@b\ud800',
    'a,b@c',
    `${'a'.repeat(EMAIL_LIMIT)}@b`,
  ])('%j is none', (input) => {
    expect(isEmail(normalizeEmail(input))).toBe(false)
    expect(emailSchema.safeParse(input).success).toBe(false)
  })
})

describe('the inputs', () => {
  const account = { token: 'a'.repeat(43), name: 'Miriam', email: 'M@example.org', password: 'ten letters' }

  test('of an account are normalised', () => {
    expect(becomeAdministratorInput.parse(account)).toEqual({ ...account, email: 'm@example.org' })
  })

  test.each([
    ['password', 'nine char', 'At least 10 characters.'],
    ['password', 'x'.repeat(PASSWORD_LIMIT + 1), 'At most 200 characters.'],
    [
      'password',
      'long enough\ud800',
      'This holds a character that cannot be stored. Remove it and try again.',
    ],
    ['token', 'short', 'This link is not complete. Copy the whole of it.'],
    ['email', 'nobody', 'Enter an e-mail address, such as name@example.org.'],
  ])('of an account: %s %j', (field, value, message) => {
    const input = { ...account, [field]: value }
    const parsed = becomeAdministratorInput.safeParse(input)
    expect(parsed.success ? [] : fieldsOf(parsed.error, input)).toMatchObject([{ path: field, message }])
  })

  test('of signing in refuse nothing for its shape, so that every address gets the same answer', () => {
    expect(signInInput.safeParse({ email: 'no address', password: 'x' }).success).toBe(true)
    expect(signInInput.safeParse({ email: '', password: 'x' }).success).toBe(false)
    expect(signInInput.safeParse({ email: 'a@b', password: 'x', admin: true }).success).toBe(false)
    expect(signInInput.safeParse({ email: { not: '' }, password: 'x' }).success).toBe(false)
  })

  test('of a link hold it alone', () => {
    expect(linkInput.safeParse({ token: account.token }).success).toBe(true)
    expect(linkInput.safeParse({ token: `${account.token}/../x` }).success).toBe(false)
  })
})
