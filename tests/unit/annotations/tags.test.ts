import { describe, expect, test } from 'vitest'
import { addTags } from '@/lib/annotations/add-tags'
import { TAG_LENGTH_LIMIT, TAGS_LIMIT } from '@/lib/annotations/limits'
import { foldTag, readTag } from '@/lib/annotations/read-tag'
import { listTagsInput, tagsSchema } from '@/lib/annotations/tags'
import { fieldsOf } from '@/lib/messages/fields'
import { READING } from '@/tests/support/annotations'

const many = Array.from({ length: TAGS_LIMIT }, (_, i) => `tag ${i}`)

function refusal(tags: unknown) {
  const parsed = tagsSchema.safeParse(tags)
  return parsed.success ? null : fieldsOf(parsed.error, tags)
}

describe('a tag', () => {
  test.each([
    ['as it was written', 'Irony', 'Irony'],
    ['without its sign', '#Irony', 'Irony'],
    ['without a sign of full width', '＃反讽', '反讽'],
    ['with one space wherever there was some', '  close \u00a0 reading ', 'close reading'],
    ['composed', 'cafe\u0301', 'caf\u00e9'],
    ['of another script', 'سخرية', 'سخرية'],
    ['of signs', 'C++', 'C++'],
    ['of a family', '\u{1F469}\u200D\u{1F467}', '\u{1F469}\u200D\u{1F467}'],
    ['of the greatest length', 'x'.repeat(TAG_LENGTH_LIMIT), 'x'.repeat(TAG_LENGTH_LIMIT)],
  ])('is kept %s', (_, typed, label) => {
    expect(readTag(typed)).toEqual({ ok: true, tag: { name: foldTag(label), label } })
  })

  test.each([
    ['nothing', '#', 'tag_invisible'],
    ['only what cannot be seen', '\u200b\u2060', 'tag_invisible'],
    ['a control character', 'a\u0007b', 'tag_control'],
    ['a line', 'a\nb', 'tag_control'],
    ['what turns the direction round', 'a\u202eb', 'tag_bidi'],
    ['half a character', 'a\ud800', 'tag_malformed'],
    ['too much', 'x'.repeat(TAG_LENGTH_LIMIT + 1), 'too_long'],
  ])('of %s is refused', (_, typed, message) => {
    expect(readTag(typed)).toMatchObject({ ok: false, message })
    const [field] = refusal(['good', typed]) ?? []
    expect(field?.path).toBe('1')
    expect(field?.message).toMatch(/^[A-Z].*\.$/)
  })

  test.each([
    ['Irony', 'IRONY'],
    ['straße', 'STRASSE'],
    ['Ökonomie', 'ÖKONOMIE'],
    ['ΛΌΓΟΣ', 'λόγος'],
  ])('%s and %s are one', (one, other) => {
    expect(foldTag(one)).toBe(foldTag(other))
    expect(tagsSchema.parse([one, other])).toEqual([{ name: foldTag(one), label: one }])
  })
})

describe('the tags of an annotation', () => {
  test('are so many and no more', () => {
    expect(tagsSchema.parse(many)).toHaveLength(TAGS_LIMIT)
    expect(tagsSchema.parse([...many, 'TAG 1'])).toHaveLength(TAGS_LIMIT)
    expect(refusal([...many, 'one more'])?.[0]?.message).toBe('At most 20 tags.')
    expect(refusal(Array(1_000).fill('x'))).not.toBeNull()
  })

  test('are refused where they are no texts', () => {
    for (const wrong of ['irony', [5], [null], [['irony']], { 0: 'irony' }])
      expect(refusal(wrong)).not.toBeNull()
  })

  test('that are typed are added once, each between commas', () => {
    expect(addTags(['Irony'], 'irony, form ,، voice')).toEqual({ ok: true, tags: ['Irony', 'form', 'voice'] })
    expect(addTags(many, 'TAG 0,')).toEqual({ ok: true, tags: many })
    expect(addTags(many, 'one more')).toEqual({ ok: false, message: 'too_many_tags' })
    expect(addTags([], 'a\u202eb')).toMatchObject({ ok: false, message: 'tag_bidi' })
  })

  test('are looked for by how they begin, without case', () => {
    const asked = (q: string) => listTagsInput.parse({ readingId: READING, q }).q
    expect(asked(' #Iro')).toBe('iro')
    expect(listTagsInput.parse({ readingId: READING }).q).toBe('')
  })
})
