import { expect, test } from 'vitest'
import { emptyText, withField, withTyped } from '@/components/documents/new-text-value'

const drawn = emptyText('en')
const untouched = {
  text: '',
  title: '',
  author: '',
  source: '',
  language: 'en',
  direction: 'auto',
  format: 'text',
}

test('a form in which nobody has typed changes nothing', () => {
  const kept = withField({ ...drawn, source: { ...drawn.source, text: 'Kept' } }, 'title', 'Kept title')
  expect(withTyped(kept, drawn, untouched)).toEqual(kept)
})

test.each([
  ['title', 'Gulls'],
  ['author', 'Ana'],
  ['source', 'A notebook'],
  ['language', 'de'],
  ['direction', 'rtl'],
] as const)('%s typed before the scripts came is the writer’s own', (field, value) => {
  const { details, own } = withTyped(drawn, drawn, { ...untouched, [field]: value })
  expect(details[field]).toBe(value)
  expect(own).toEqual([field])
})

test('words and what they are come along, and what no form offers is passed over', () => {
  const typed = withTyped(drawn, drawn, { ...untouched, text: '# A', format: 'markdown', lines: 'join' })
  expect(typed.source).toEqual({ format: 'markdown', text: '# A', lines: 'join', plain: null })
  expect(withTyped(drawn, drawn, { ...untouched, format: 'exe' }).source.format).toBe('text')
})

test('without scripts a form that came back keeps what was sent, where nothing was typed over it', () => {
  const sent = withField({ ...drawn, source: { ...drawn.source, text: 'Sent' } }, 'title', 'Sent title')
  const values = { ...untouched, text: 'Sent', title: 'Sent title', author: 'Ana' }
  expect(withTyped(sent, sent, values).details).toMatchObject({ title: 'Sent title', author: 'Ana' })
})
