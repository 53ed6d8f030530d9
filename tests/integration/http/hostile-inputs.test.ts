import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readTag } from '@/lib/annotations/read-tag'
import { AppError } from '@/lib/errors/app-error'
import { mintServerId } from '@/lib/server/mint-id'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { listDrafts } from '@/lib/server/annotations/list-drafts'
import { matchThreads } from '@/lib/server/annotations/match-threads'
import { saveDraft } from '@/lib/server/annotations/save-draft'
import { createApiToken } from '@/lib/server/auth/create-api-token'
import { listApiTokens } from '@/lib/server/auth/list-api-tokens'
import { renameAccount } from '@/lib/server/auth/rename-account'
import { db } from '@/lib/server/db/client'
import { createDocument } from '@/lib/server/documents/create-document'
import { createGroup } from '@/lib/server/groups/create-group'
import { requestToJoin } from '@/lib/server/groups/request-to-join'
import { parseInput } from '@/lib/server/parse-input'
import { normalizeName } from '@/lib/text/normalize'
import { uuidOf } from '@/lib/ids'
import {
  aClass,
  aGroup,
  aPerson,
  bodyOf,
  contextOf,
  draftInput,
  newId,
  rootInput,
} from '@/tests/support/factories'
import { TRICKY_WORDS, UNSTORABLE_WORDS } from '@/tests/support/hostile'
import { operationsOf } from '@/tests/support/operations'
import { sources } from '@/tests/support/sources'
import { textLeaves } from '@/tests/support/text-leaves'
import type { TextLeaf } from '@/tests/support/text-leaves'

/** What may be longer than anything that a request can carry is bounded by nothing. */
const ENDLESS = 'x'.repeat(9_000_000)

type Input = { name: string; kind: 'command' | 'query'; schema: z.ZodType }

/** The inputs of every command and query, by their own schemas. */
async function allInputs(): Promise<Input[]> {
  const operations = sources()
    .filter(({ file }) => file.startsWith('lib/server/'))
    .flatMap(operationsOf)
  return Promise.all(
    operations.map(async ({ file, kind, variable }) => {
      const exported = (await import(path.resolve(file))) as Record<
        string,
        { name: string; input: z.ZodType }
      >
      const operation = exported[variable]
      if (!operation) throw new Error(`${file} exports no ${variable}`)
      return { name: operation.name, kind, schema: operation.input }
    }),
  )
}

describe('every text that a command or query takes', () => {
  let leaves: (TextLeaf & Pick<Input, 'name' | 'kind'>)[] = []
  beforeAll(async () => {
    const inputs = await allInputs()
    leaves = inputs.flatMap(({ name, kind, schema }) =>
      textLeaves(schema).map((leaf) => ({ ...leaf, name, kind })),
    )
  })
  const failing = (holds: (leaf: (typeof leaves)[number]) => boolean) =>
    leaves.filter((leaf) => !holds(leaf)).map((leaf) => `${leaf.name}: ${leaf.path}`)

  test('is found', () => {
    const found = leaves.map((leaf) => `${leaf.name}: ${leaf.path}`)
    expect(found).toEqual(
      expect.arrayContaining([
        'annotation.create: tags.0',
        'draft.save: tags.0',
        'group.create: name',
        'document.create: title',
        'thread.match: words',
      ]),
    )
    expect(found.length).toBeGreaterThan(80)
  })

  test('is bounded', () => {
    const isBounded = ({ schema }: TextLeaf) => {
      try {
        return !schema.safeParse(ENDLESS).success
      } catch {
        return false
      }
    }
    expect(failing(isBounded)).toEqual([])
  })

  test('is refused when it cannot be stored', () => {
    const isRefused = (leaf: TextLeaf, words: string) => {
      // The importer says where in a source it is.
      if (leaf.path === 'text') return true
      try {
        parseInput(z.strictObject({ leaf: leaf.schema }), { leaf: words })
        return false
      } catch (error) {
        return error instanceof AppError && error.code === 'invalid_input'
      }
    }
    expect(failing((leaf) => UNSTORABLE_WORDS.every((words) => isRefused(leaf, words)))).toEqual([])
  })

  test('is taken to the letter, or as a name is written, or refused', () => {
    const isUnaltered = ({ schema }: TextLeaf, words: string) => {
      const { success, data } = schema.safeParse(words)
      if (!success || typeof data !== 'string') return true
      const name = normalizeName(words, words.length)
      return data === words || data === words.trim() || (name.ok && data === name.value)
    }
    // What is looked for is not kept.
    const holds = (words: string) => failing((leaf) => leaf.kind === 'query' || isUnaltered(leaf, words))
    for (const words of TRICKY_WORDS) expect(holds(words)).toEqual([])
  })
})

let world: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  world = await aClass()
})

/** Stores words in a field and reads them back. */
type Field = { name: string; isName?: boolean; put: (words: string) => Promise<string | undefined> }

const details = { title: 'A text', author: '', source: '', language: 'en', direction: 'auto' as const }

async function aDocument(given: Partial<typeof details>): Promise<Record<string, string | null>> {
  const id = mintServerId(new Date())
  const owner = await aPerson()
  const input = { id, format: 'text', text: 'Words.', ...details, ...given }
  await createDocument.execute(contextOf(owner), input)
  const { title, author, source } = await db().document.findUniqueOrThrow({ where: { id: uuidOf(id) } })
  return { title, author, source }
}

const FIELDS: Field[] = [
  {
    name: 'a display name',
    isName: true,
    put: async (words) => {
      const person = await aPerson()
      await renameAccount.execute(contextOf(person), { name: words })
      return (await db().user.findUniqueOrThrow({ where: { id: person.uuid } })).name
    },
  },
  {
    name: 'a group’s name',
    isName: true,
    put: async (words) => {
      const id = mintServerId(new Date())
      const made = { groupId: id, name: words, purpose: 'circle' }
      await createGroup.execute(contextOf(await aPerson()), made)
      return (await db().group.findUniqueOrThrow({ where: { id: uuidOf(id) } })).name
    },
  },
  ...(['title', 'author', 'source'] as const).map((field): Field => ({
    name: `a document’s ${field}`,
    isName: true,
    put: async (words) => (await aDocument({ [field]: words }))[field] ?? undefined,
  })),
  {
    name: 'the name of a token',
    isName: true,
    put: async (words) => {
      const person = await aPerson()
      const context = { ...contextOf(person), sessionId: null }
      await createApiToken.execute(context, { name: words, scope: 'read', life: '30' })
      const { items } = (await listApiTokens.execute(context, {})) as { items: { name: string }[] }
      return items[0]?.name
    },
  },
  {
    name: 'what is written who asks to join',
    put: async (words) => {
      const group = await aGroup()
      await db().group.update({ where: { id: group.uuid }, data: { joining: 'request' } })
      const person = await aPerson()
      await requestToJoin.execute(contextOf(person), { groupId: group.id, message: words })
      return (
        (await db().joinRequest.findFirstOrThrow({ where: { userId: person.uuid } })).message ?? undefined
      )
    },
  },
  {
    name: 'a tag',
    isName: true,
    put: async (words) => {
      const input = { ...rootInput(world.reading), tags: [words] }
      await createAnnotation.execute(contextOf(world.ana), input)
      const read = await getAnnotation.execute(contextOf(world.ben), { annotationId: input.id })
      return read.annotation.tags[0]
    },
  },
  {
    name: 'a body',
    put: async (words) => {
      const input = { ...rootInput(world.reading), body: bodyOf(words) }
      await createAnnotation.execute(contextOf(world.ana), input)
      return (await getAnnotation.execute(contextOf(world.ben), { annotationId: input.id })).annotation.text
    },
  },
  ...(['body', 'tags'] as const).map((field): Field => ({
    name: `a draft’s ${field}`,
    put: async (words) => {
      const person = await aPerson()
      await db().membership.create({
        data: { groupId: world.group.uuid, userId: person.uuid, role: 'member' },
      })
      const draftId = newId()
      const readingId = world.reading.id
      const said = field === 'body' ? { body: bodyOf(words) } : { tags: [words] }
      const input = { readingId, draftId, ...draftInput(world.reading), ...said }
      await saveDraft.execute(contextOf(person), input)
      const { items } = await listDrafts.execute(contextOf(person), { readingId })
      return field === 'body' ? items[0]?.text : items[0]?.tags[0]
    },
  })),
  {
    name: 'what is looked for',
    put: async (words) => {
      await matchThreads.execute(contextOf(world.ana), { readingId: world.reading.id, words, tag: words })
      return words
    },
  },
]

/** Beside those of everywhere: a long word, a stack of marks, and the two spellings of one letter. */
const WORDS = [
  ...TRICKY_WORDS,
  'x'.repeat(70),
  `a${'\u0301'.repeat(40)}`,
  'Å and \u212B and A\u030A',
  '\t',
  '',
]

describe.each(FIELDS)('$name', ({ put, isName = false }) => {
  test.each(WORDS)('%j is kept as it is written, or refused with the field', async (words) => {
    let stored: string | undefined
    try {
      stored = await put(words)
    } catch (error) {
      expect(error).toMatchObject({
        code: 'invalid_input',
        detail: { fields: [{ path: expect.any(String) }] },
      })
      return
    }
    const name = normalizeName(words, 300)
    expect([words, words.trim(), isName && name.ok ? name.value : words, readTagOf(words)]).toContain(
      stored ?? words,
    )
  })

  test.each(UNSTORABLE_WORDS)('%j is refused with the field', async (words) => {
    await expect(put(words)).rejects.toMatchObject({
      code: 'invalid_input',
      detail: { fields: expect.arrayContaining([{ path: expect.any(String), message: expect.any(String) }]) },
    })
  })
})

function readTagOf(words: string): string {
  const tag = readTag(words)
  return tag.ok ? tag.tag.label : words
}
