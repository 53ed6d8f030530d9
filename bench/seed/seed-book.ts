import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { htmlToArticle } from '@/lib/interchange/html-to-article'
import { idOf, type ReadingId, type RevisionId, type UserId } from '@/lib/ids'
import { startSession } from '@/lib/server/auth/sessions'
import { db } from '@/lib/server/db/client'
import { directPool } from '@/lib/server/db/direct'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { storeDocument } from '@/lib/server/documents/store-document'
import { insertRows } from './insert-rows'
import { seededRandom } from './random'
import { seededRows } from './rows'

/** A person of the bench with a session: `cookie` is a whole Cookie header. */
export type BenchPerson = { userId: string; cookie: string }

/** The book in the database; ids are UUIDs, the first person owns it and the groups. */
export type Book = { documentId: string; revisionId: string; people: BenchPerson[] }

/** One reading of the book: ids as they stand in addresses, and what was written in it. */
export type BenchReading = {
  readingId: ReadingId
  revisionId: RevisionId
  groupId: string
  roots: number
  annotations: number
}

const NOW = new Date('2026-01-01T00:00:00Z')
const SEED = 1906

/** Enough that nobody meets the limit of writes a minute that each account has. */
const PEOPLE = 200

/** Stores the book with its first revision, and two hundred signed-in people. */
export async function seedBook(): Promise<Book> {
  const html = await readFile(path.join(import.meta.dirname, '../texts/love-among-the-chickens.html'), 'utf8')
  const article = htmlToArticle(html)
  if (!article.ok) throw new Error(article.problem.message)
  const people: BenchPerson[] = []
  for (let i = 0; i < PEOPLE; i++) people.push(await seedPerson(i))
  const stored = await storeDocument(db(), {
    title: article.title ?? 'Love Among the Chickens',
    author: 'P. G. Wodehouse',
    source: null,
    language: 'en',
    json: article.json,
    ownerId: people[0]?.userId ?? '',
    now: NOW,
  })
  return { ...stored, people }
}

async function seedPerson(i: number): Promise<BenchPerson> {
  const { id } = await db().user.create({
    data: { name: `Reader ${i + 1}`, email: `reader-${i + 1}@postil.example`, createdAt: NOW },
    select: { id: true },
  })
  const { token } = await startSession(db(), { userId: idOf<UserId>(id), now: new Date(), device: null })
  return { userId: id, cookie: `postil.session=${token}` }
}

/**
 * Opens the book in a group of its own, in which exactly `count` passages are annotated, with their replies on top. The
 * same count gives the same passages in every run.
 */
export async function openReading(book: Book, name: string, count: number): Promise<BenchReading> {
  const [owner] = book.people
  const group = await db().group.create({
    data: {
      slug: name,
      name: `Bench ${name}`,
      purpose: 'circle',
      createdAt: NOW,
      memberships: {
        create: book.people.map(({ userId }, i) => ({
          userId,
          role: i < 3 ? 'owner' : 'member',
          joinedAt: NOW,
        })),
      },
    },
    select: { id: true },
  })
  const reading = await db().reading.create({
    data: { groupId: group.id, documentId: book.documentId, openedBy: owner?.userId ?? null, openedAt: NOW },
    select: { id: true },
  })
  const rows = seededRows({
    text: await getRevision(db(), book.revisionId),
    // Forty write; the reader who measures is one of them.
    people: book.people.slice(0, 40).map(({ userId }) => userId),
    count,
    random: seededRandom(SEED + count),
    ids: seededRandom(
      Array.from(name).reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), SEED),
    ),
    from: NOW,
  })
  const place = { groupId: group.id, readingId: reading.id, revisionId: book.revisionId }
  const annotations = await insertRows(directPool(), rows, place)
  await directPool().query('ANALYZE')
  return {
    readingId: idOf<ReadingId>(reading.id),
    revisionId: idOf<RevisionId>(book.revisionId),
    groupId: group.id,
    roots: count,
    annotations,
  }
}
