import { beforeAll, describe, expect, test } from 'vitest'
import { plainText } from '@/lib/documents/plain-text'
import { articleSchema } from '@/lib/documents/article-schema'
import { idOf, uuidOf, type DocumentId } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import { createDocument } from '@/lib/server/documents/create-document'
import { getEditing } from '@/lib/server/documents/get-editing'
import { getOpening } from '@/lib/server/documents/get-opening'
import { openReading } from '@/lib/server/documents/open-reading'
import { previewDocument } from '@/lib/server/documents/preview-document'
import { publishDocument } from '@/lib/server/documents/publish-document'
import { saveWorkingCopy } from '@/lib/server/documents/save-working-copy'
import { updateDocument } from '@/lib/server/documents/update-document'
import { mintServerId } from '@/lib/server/mint-id'
import { aGroup, aPerson, bodyOf, contextOf, type Group, type Person } from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

const DETAILS = { title: 'A poem', author: '', source: '', language: 'en', direction: 'auto' }

let ana: Person
let ben: Person
let circle: Group
let other: Group
beforeAll(async () => {
  ;[ana, ben] = [await aPerson({ name: 'Ana' }), await aPerson({ name: 'Ben' })]
  circle = await aGroup({
    people: [
      [ana, 'owner'],
      [ben, 'member'],
    ],
  })
  other = await aGroup({ people: [[ana, 'moderator']] })
})

const newText = (given: Partial<Record<string, string>> = {}) => ({
  id: mintServerId<DocumentId>(new Date()),
  format: 'text',
  text: 'One line\nand another\n\nA new stanza',
  ...DETAILS,
  ...given,
})

async function made(given: Partial<Record<string, string>> = {}): Promise<DocumentId> {
  return (await createDocument.execute(contextOf(ana), newText(given))).documentId
}

async function published(): Promise<DocumentId> {
  const documentId = await made()
  await publishDocument.execute(contextOf(ana), { documentId, number: 1 })
  return documentId
}

const copyOf = (documentId: DocumentId) =>
  db().workingCopy.findUniqueOrThrow({ where: { documentId: uuidOf(documentId) } })

const revisionsOf = (documentId: DocumentId) =>
  db().documentRevision.findMany({ where: { documentId: uuidOf(documentId) } })

describe('a new text', () => {
  test('is a working copy of its owner, with lines and block ids, and no revision', async () => {
    const documentId = await made({ author: ' Ada ' })
    const { json, number } = await copyOf(documentId)
    const { text, blocks } = plainText(articleSchema.nodeFromJSON(json))
    expect(text).toBe('One line\nand another\nA new stanza')
    expect(blocks.every(({ id }) => id !== null)).toBe(true)
    expect(number).toBe(1)
    expect(await revisionsOf(documentId)).toEqual([])
    const editing = await getEditing.execute(contextOf(ana), { documentId })
    expect(editing).toMatchObject({ author: 'Ada', source: null, published: null })
    expect(editing.owners).toMatchObject([{ name: 'Ana', role: 'owner', isViewer: true }])
  })

  test('sent twice is one; another text under its id is a conflict, and so is another person’s', async () => {
    const input = newText()
    await createDocument.execute(contextOf(ana), input)
    await createDocument.execute(contextOf(ana), input)
    expect(await db().documentOwner.count({ where: { documentId: uuidOf(input.id) } })).toBe(1)
    for (const [person, text] of [
      [ana, 'Other words'],
      [ben, input.text],
    ] as const) {
      const { code } = await refusalOf(createDocument.execute(contextOf(person), { ...input, text }))
      expect(code).toBe('conflict')
    }
  })

  test.each([
    ['no title', { title: ' ' }, 'title'],
    ['a long title', { title: 'x'.repeat(301) }, 'title'],
    ['a title that hides something', { title: 'a\u202eb' }, 'title'],
    ['no text', { text: '' }, 'text'],
    ['white space alone', { text: ' \n\n ' }, 'text'],
    ['an image alone', { format: 'html', text: '<img src=x>' }, 'text'],
    ['NUL', { text: 'a\0b' }, 'text'],
    ['half a character', { text: 'a\ud800b' }, 'text'],
    ['too many characters', { text: 'x'.repeat(2_000_001) }, 'text'],
    ['a source that is too long', { text: 'x'.repeat(4_000_001) }, 'text'],
    ['Markdown that is too long', { format: 'markdown', text: 'x'.repeat(1_000_001) }, 'text'],
    ['lists in lists', { format: 'html', text: '<ul><li>'.repeat(200) }, 'text'],
    ['elements without end', { format: 'html', text: '<b>'.repeat(1_000_000) }, 'text'],
    ['an unknown format', { format: 'rtf' }, 'format'],
    ['no language', { language: '<b>' }, 'language'],
  ])('with %s is refused, naming the field, and nothing is stored', async (_, given, field) => {
    const input = newText(given)
    expect(await wrongFieldsOf(createDocument.execute(contextOf(ana), input))).toEqual([field])
    expect(await db().document.count({ where: { id: uuidOf(input.id) } })).toBe(0)
  })

  test('asks for an account', async () => {
    expect((await refusalOf(createDocument.execute(contextOf(null), newText()))).code).toBe('signed_out')
    const suspended = await aPerson({ suspended: true })
    expect((await refusalOf(createDocument.execute(contextOf(suspended), newText()))).code).toBe('forbidden')
  })

  test('is previewed as it will be stored', async () => {
    const source = { format: 'html', text: '<h1>A poem</h1><p>One<br>two<img src=x></p><script>x</script>' }
    const preview = await previewDocument.execute(contextOf(ana), source)
    expect(preview).toMatchObject({ title: 'A poem', language: null, characters: 7 })
    expect(preview.changes.map(({ kind }) => kind)).toEqual(['title_heading', 'images', 'scripts'])
    const documentId = await made(source)
    const withoutIds = (html: string) => html.replaceAll(/ data-b="[^"]*"/g, '')
    const { copy } = await getEditing.execute(contextOf(ana), { documentId })
    expect(withoutIds(copy?.html ?? '')).toBe(withoutIds(preview.html))
  })
})

describe('the working copy', () => {
  test('is saved over the number that was seen; over another it is a conflict with what stands', async () => {
    const documentId = await made()
    const save = (number: number, words: string) =>
      saveWorkingCopy.execute(contextOf(ana), { documentId, number, json: bodyOf(words) })
    expect(await save(1, 'First')).toMatchObject({ number: 2 })
    const refusal = await refusalOf(save(1, 'Second'))
    expect(refusal.code).toBe('conflict')
    expect(refusal.detail.current).toMatchObject({ number: 2, savedBy: 'Ana' })
    expect(JSON.stringify(refusal.detail.current)).toContain('First')
    expect(await save(1, 'First')).toMatchObject({ number: 2 })
    expect(await save(2, 'Second')).toMatchObject({ number: 3 })
  })

  test('of two saves at once one wins', async () => {
    const documentId = await made()
    const saves = ['One', 'Two'].map((words) =>
      saveWorkingCopy.execute(contextOf(ana), { documentId, number: 1, json: bodyOf(words) }),
    )
    const outcomes = await Promise.allSettled(saves)
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('holds no carriage return', async () => {
    const documentId = await made({ format: 'html', text: '<pre>a\r\nb&#13;c</pre>' })
    expect(JSON.stringify((await copyOf(documentId)).json)).not.toContain('\\r')
    await saveWorkingCopy.execute(contextOf(ana), { documentId, number: 1, json: bodyOf('a\r\nb\rc') })
    const { json } = await copyOf(documentId)
    expect(plainText(articleSchema.nodeFromJSON(json)).text).toBe('a\nb\nc')
  })

  let deep: unknown = { type: 'paragraph' }
  for (let i = 0; i < 50_000; i++) deep = { type: 'blockquote', content: [deep] }
  const text = (words: string) => ({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  })
  test.each([
    ['nothing', undefined],
    ['a string', 'doc'],
    ['a list', []],
    ['an unknown node', { type: 'doc', content: [{ type: 'script' }] }],
    [
      'a node for its own prototype',
      JSON.parse('{"type":"doc","__proto__":{"a":1},"content":[]}') as unknown,
    ],
    ['a constructor as a type', { type: 'constructor' }],
    ['an unknown attribute', { type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'x' } }] }],
    ['a list for an attribute', { type: 'doc', content: [{ type: 'heading', attrs: { level: [1] } }] }],
    [
      'a script as a link',
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
            ],
          },
        ],
      },
    ],
    ['an item outside of a list', { type: 'doc', content: [{ type: 'listItem' }] }],
    ['nesting without end', { type: 'doc', content: [deep] }],
    ['NUL', text('a\0')],
    ['half a character', text('\udfff')],
    ['ten million characters', text('x'.repeat(10_000_000))],
  ])('refuses %s and stays as it was', async (_, json) => {
    const documentId = await made()
    const before = await copyOf(documentId)
    const work = saveWorkingCopy.execute(contextOf(ana), { documentId, number: 1, json })
    expect(await wrongFieldsOf(work)).toEqual(['json'])
    expect(await copyOf(documentId)).toEqual(before)
  })

  test('exists for those who edit alone', async () => {
    const documentId = await made()
    const json = bodyOf('Mine')
    for (const [person, code] of [
      [ben, 'not_found'],
      [null, 'signed_out'],
    ] as const) {
      const context = contextOf(person)
      expect((await refusalOf(saveWorkingCopy.execute(context, { documentId, number: 1, json }))).code).toBe(
        code,
      )
      expect((await refusalOf(getEditing.execute(context, { documentId }))).code).toBe(code)
      expect((await refusalOf(getOpening.execute(context, { documentId }))).code).toBe(code)
    }
  })
})

describe('publishing', () => {
  test('makes revision 1 of the copy that was seen, once', async () => {
    const documentId = await made()
    const publish = (number: number) =>
      publishDocument.execute(contextOf(ana), { documentId, number: String(number) })
    await saveWorkingCopy.execute(contextOf(ana), { documentId, number: 1, json: bodyOf('Words') })
    expect((await refusalOf(publish(1))).detail.reason).toBe('edited_meanwhile')
    await publish(2)
    await publish(2)
    expect(await revisionsOf(documentId)).toMatchObject([{ number: 1, text: 'Words', format: 1 }])
    const work = saveWorkingCopy.execute(contextOf(ana), { documentId, number: 2, json: bodyOf('Other') })
    expect((await refusalOf(work)).detail.reason).toBe('published_already')
  })

  test('wants words', async () => {
    const documentId = await made()
    await saveWorkingCopy.execute(contextOf(ana), {
      documentId,
      number: 1,
      json: { type: 'doc', content: [{ type: 'paragraph' }] },
    })
    const refusal = await refusalOf(publishDocument.execute(contextOf(ana), { documentId, number: 2 }))
    expect(refusal.detail.reason).toBe('nothing_to_publish')
  })

  test('leaves what is said about the text open to change', async () => {
    const documentId = await published()
    await updateDocument.execute(contextOf(ana), { documentId, ...DETAILS, title: 'Later', direction: 'rtl' })
    expect(await getEditing.execute(contextOf(ana), { documentId })).toMatchObject({
      title: 'Later',
      direction: 'rtl',
      published: { number: 1 },
      copy: null,
    })
  })
})

describe('opening', () => {
  const opened = (documentId: DocumentId, group: Group, by: Person = ana) =>
    openReading.execute(contextOf(by), { documentId, groupId: group.id })

  test('brings a text to several groups, to each once', async () => {
    const documentId = await published()
    const first = await opened(documentId, circle)
    expect((await opened(documentId, circle)).readingId).toBe(first.readingId)
    expect((await opened(documentId, other)).readingId).not.toBe(first.readingId)
    const { groups } = await getOpening.execute(contextOf(ana), { documentId })
    expect(groups.filter(({ readingId }) => readingId !== null)).toHaveLength(2)
  })

  test('is refused before publishing, in groups one does not moderate, and in unknown ones alike', async () => {
    expect((await refusalOf(opened(await made(), circle))).detail.reason).toBe('not_published')
    const documentId = await published()
    const foreign = await aGroup({ people: [[ben, 'owner']] })
    expect((await refusalOf(opened(documentId, foreign))).code).toBe('not_found')
    const unknown = { id: idOf(uuidOf(mintServerId(new Date()))), uuid: '' } as Group
    expect((await refusalOf(opened(documentId, unknown))).code).toBe('not_found')
    const archived = await aGroup({ people: [[ana, 'owner']], archived: true })
    expect((await refusalOf(opened(documentId, archived))).detail.reason).toBe('group_is_archived')
    const joined = await aGroup({ people: [[ana, 'member']] })
    expect((await refusalOf(opened(documentId, joined))).detail.reason).toBe('not_a_moderator')
    expect((await refusalOf(opened(documentId, circle, ben))).code).toBe('not_found')
  })
})
