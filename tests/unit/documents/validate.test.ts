import { describe, expect, it } from 'vitest'
import { articleSchema } from '@/lib/documents/article-schema'
import { bodySchema } from '@/lib/documents/body-schema'
import {
  ARTICLE_DEPTH_LIMIT,
  BODY_DEPTH_LIMIT,
  BODY_TEXT_LIMIT,
  parseArticle,
  parseBody,
} from '@/lib/documents/validate'
import { ARTICLES } from '../../support/articles'

type Json = Record<string, unknown>
const text = (words: string, ...marks: Json[]): Json => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks } : {}),
})
const p = (...content: Json[]): Json => ({ type: 'paragraph', ...(content.length ? { content } : {}) })
const doc = (...content: unknown[]): Json => ({ type: 'doc', content })
const quotes = (depth: number): Json =>
  depth === 0 ? p(text('x')) : { type: 'blockquote', content: [quotes(depth - 1)] }

const hostile: [name: string, json: unknown, reason: string, path?: string][] = [
  ['nothing', undefined, 'shape', ''],
  ['null', null, 'shape', ''],
  ['a string', 'doc', 'shape', ''],
  ['an array', [doc(p())], 'shape', ''],
  ['no type', { content: [p()] }, 'unknown_type', 'type'],
  ['a type of the prototype', { type: 'constructor' }, 'unknown_type', 'type'],
  ['another type', doc({ type: 'iframe' }), 'unknown_type', 'content.0.type'],
  ['a type that is no string', doc({ type: ['paragraph'] }), 'unknown_type', 'content.0.type'],
  ['a root that is no document', p(text('x')), 'schema', 'type'],
  ['an unknown key', doc({ ...p(), style: 'x' }), 'unknown_key', 'content.0.style'],
  [
    '__proto__ as a key',
    JSON.parse('{"type":"doc","content":[],"__proto__":{}}'),
    'unknown_key',
    '__proto__',
  ],
  [
    '__proto__ as an attribute',
    JSON.parse('{"type":"doc","content":[{"type":"orderedList","attrs":{"__proto__":{"start":1}}}]}'),
    'unknown_key',
  ],
  [
    'constructor as an attribute',
    doc({ ...p(), attrs: { constructor: 'x' } }),
    'unknown_key',
    'content.0.attrs.constructor',
  ],
  ['attributes as an array', doc({ ...p(), attrs: ['x'] }), 'shape', 'content.0.attrs'],
  [
    'an array as an attribute',
    doc({ type: 'orderedList', attrs: { start: [1] }, content: [] }),
    'attribute',
    'content.0.attrs.start',
  ],
  [
    'an object as an attribute',
    doc({ type: 'orderedList', attrs: { start: {} }, content: [] }),
    'attribute',
    'content.0.attrs.start',
  ],
  [
    'a string for a number',
    doc({ type: 'orderedList', attrs: { start: '1' }, content: [] }),
    'attribute',
    'content.0.attrs.start',
  ],
  [
    'a broken number',
    doc({ type: 'orderedList', attrs: { start: 1.5 }, content: [] }),
    'attribute',
    'content.0.attrs.start',
  ],
  ['content that is no list', { type: 'doc', content: p() }, 'shape', 'content'],
  ['content with a hole', doc(null), 'shape', 'content.0'],
  ['words where blocks belong', doc(text('x')), 'schema'],
  ['blocks where words belong', doc(p(p())), 'schema'],
  ['no blocks', doc(), 'schema'],
  ['an empty list', doc({ type: 'bulletList', content: [] }), 'schema'],
  ['an item without a list', doc({ type: 'listItem', content: [p()] }), 'schema'],
  ['a document in a document', doc(doc(p())), 'schema'],
  ['empty words', doc(p({ type: 'text', text: '' })), 'shape', 'content.0.content.0.text'],
  ['words that are no string', doc(p({ type: 'text', text: 1 })), 'shape', 'content.0.content.0.text'],
  ['words without words', doc(p({ type: 'text' })), 'shape', 'content.0.content.0.text'],
  ['words with content', doc(p({ ...text('x'), content: [] })), 'unknown_key', 'content.0.content.0.content'],
  ['words on a paragraph', doc({ ...p(), text: 'x' }), 'unknown_key', 'content.0.text'],
  ['NUL', doc(p(text('a\0'))), 'nul', 'content.0.content.0.text'],
  ['a lone surrogate', doc(p(text('a\ud83d'))), 'lone_surrogate', 'content.0.content.0.text'],
  [
    'an unknown mark',
    doc(p(text('x', { type: 'blink' }))),
    'unknown_type',
    'content.0.content.0.marks.0.type',
  ],
  ['a mark twice', doc(p(text('x', { type: 'bold' }, { type: 'bold' }))), 'schema'],
  ['a mark on a block', doc({ ...p(text('x')), marks: [{ type: 'bold' }] }), 'schema'],
  ['a mark on the root', { ...doc(p()), marks: [{ type: 'bold' }] }, 'unknown_key', 'marks'],
  ['a mark in code', doc({ type: 'codeBlock', content: [text('x', { type: 'bold' })] }), 'schema'],
  [
    'a mark with a key',
    doc(p(text('x', { type: 'bold', on: true }))),
    'unknown_key',
    'content.0.content.0.marks.0.on',
  ],
  ['a link without an address', doc(p(text('x', { type: 'link' }))), 'schema'],
  [
    'a title with NUL',
    doc(p(text('x', { type: 'link', attrs: { href: 'https://a.example', title: '\0' } }))),
    'nul',
  ],
]

describe('parseArticle and parseBody', () => {
  it.each(hostile)('refuse %s', (_, json, reason, path) => {
    for (const parse of [parseArticle, parseBody]) {
      expect(parse(json)).toMatchObject({
        ok: false,
        problem: { reason, ...(path === undefined ? {} : { path }) },
      })
    }
  })

  it.each(Object.entries(ARTICLES))('read back exactly what was written: %s', (_, { doc: written }) => {
    const parsed = parseArticle(JSON.parse(JSON.stringify(written)))
    expect(parsed.ok && parsed.doc.eq(written)).toBe(true)
  })

  it('read other spellings of one document as that document', () => {
    const [bold, code] = [{ type: 'bold' }, { type: 'code' }]
    const one = parseBody(doc(p(text('ab', bold, code))))
    for (const other of [
      doc(p(text('a', bold, code), text('b', bold, code))),
      doc(p(text('ab', code, bold))),
    ]) {
      const parsed = parseBody(other)
      expect(one.ok && parsed.ok && parsed.doc.toJSON()).toEqual(one.ok && one.doc.toJSON())
    }
  })

  it('give each attribute of both schemas a guard', () => {
    for (const schema of [articleSchema, bodySchema]) {
      for (const type of [...Object.values(schema.nodes), ...Object.values(schema.marks)]) {
        for (const spec of Object.values(type.spec.attrs ?? {})) expect(spec.validate).toBeTypeOf('function')
      }
    }
  })

  it('keep headings, rules and block ids out of bodies', () => {
    const heading = doc({ type: 'heading', attrs: { level: 1 } })
    expect([parseArticle(heading).ok, parseBody(heading).ok]).toEqual([true, false])
    expect(parseBody(doc({ ...p(), attrs: { b: 'b1' } }))).toMatchObject({
      problem: { reason: 'unknown_key' },
    })
  })

  it('count depth from the document down to its words', () => {
    const spare = 3
    expect(parseBody(doc(quotes(BODY_DEPTH_LIMIT - spare))).ok).toBe(true)
    expect(parseBody(doc(quotes(BODY_DEPTH_LIMIT - spare + 1)))).toMatchObject({
      problem: { reason: 'depth', limit: 12 },
    })
    expect(parseArticle(doc(quotes(ARTICLE_DEPTH_LIMIT - spare))).ok).toBe(true)
    expect(parseArticle(doc(quotes(100_000 / 20)))).toMatchObject({ problem: { reason: 'depth', limit: 32 } })
  })

  it('count the length of the plain text, line feeds between blocks included', () => {
    expect(parseBody(doc(p(text('x'.repeat(BODY_TEXT_LIMIT))))).ok).toBe(true)
    const long = { ok: false, problem: { reason: 'too_long', limit: BODY_TEXT_LIMIT } }
    expect(parseBody(doc(p(text('x'.repeat(BODY_TEXT_LIMIT + 1)))))).toMatchObject(long)
    expect(parseBody(doc(...Array.from({ length: BODY_TEXT_LIMIT + 1 }, () => p())))).toMatchObject({
      ok: true,
    })
    expect(parseBody(doc(...Array.from({ length: BODY_TEXT_LIMIT + 2 }, () => p())))).toMatchObject(long)
    expect(parseBody(doc(...Array.from({ length: 30_000 }, () => p())))).toMatchObject({
      problem: { reason: 'too_many_nodes' },
    })
  })
})
