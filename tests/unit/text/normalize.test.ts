import { describe, expect, it } from 'vitest'
import { normalizeName } from '@/lib/text/normalize'
import { WORDS } from '../../support/scripts'

const accepted = [
  ['plain', 'Miriam Okafor', 'Miriam Okafor'],
  ['composed', 'Rene\u0301', 'Ren\u00e9'],
  ['edges and runs of spaces', '  Ada\u00a0  Lovelace ', 'Ada Lovelace'],
  ['joiners that spelling needs', 'می‌خواهم', 'می‌خواهم'],
  ['an emoji alone', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ['Hebrew with points', 'שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
] as const

const refused = [
  ['nothing', '', 'invisible'],
  ['spaces', ' \u3000 ', 'invisible'],
  ['a joiner alone', '\u200d', 'invisible'],
  ['a filler alone', '\u3164', 'invisible'],
  ['a blank pattern', '\u2800', 'invisible'],
  ['a combining mark alone', '\u0301', 'invisible'],
  ['a tab inside', 'a\tb', 'control'],
  ['an escape', 'a\u001b[0m', 'control'],
  ['an override', 'Moderator\u202e', 'bidi'],
  ['an isolate', '\u2066Ada', 'bidi'],
  ['a lone surrogate', 'a\ud800', 'malformed'],
  ['NUL', 'a\0', 'malformed'],
  ['too many graphemes', 'x'.repeat(21), 'too_long'],
  ['one grapheme of a thousand marks', `x${'\u0301'.repeat(1000)}`, 'too_long'],
] as const

describe('normalizeName', () => {
  it.each(accepted)('accepts %s', (_, input, value) => {
    expect(normalizeName(input, 20)).toEqual({ ok: true, value })
  })

  it.each(refused)('refuses %s', (_, input, reason) => {
    expect(normalizeName(input, 20)).toMatchObject({ ok: false, reason })
  })

  it.each(Object.entries(WORDS))('is idempotent: %s', (_, text) => {
    const once = normalizeName(text, 300)
    if (once.ok) expect(normalizeName(once.value, 300)).toEqual(once)
  })
})
