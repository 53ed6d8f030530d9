import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { textToArticle } from '@/lib/interchange/text-to-article'
import type { Tx } from '@/lib/server/db/client'
import { storeDocument } from '@/lib/server/documents/store-document'

export type SeededPerson = 'miriam' | 'jonas' | 'aiko'

/** The seeded class; ids are UUIDs, `daysAgo` counts back from the seeding. */
export type SeededClass = {
  people: Record<SeededPerson, string>
  groupId: string
  readingId: string
  revisionId: string
  daysAgo: (days: number) => Date
}

const PEOPLE = {
  miriam: { name: 'Miriam Okafor', email: 'miriam@postil.example', role: 'owner' },
  jonas: { name: 'Jonas Brandt', email: 'jonas@postil.example', role: 'member' },
  aiko: { name: 'Aiko Tanabe', email: 'aiko@postil.example', role: 'member' },
} as const

/** Three people without passwords, their class, and the article opened in it. */
export async function seedClass(tx: Tx, now: Date): Promise<SeededClass> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const people: Record<string, string> = {}
  for (const [key, { name, email }] of Object.entries(PEOPLE)) {
    const order = Object.keys(people).length
    const createdAt = new Date(daysAgo(9).getTime() + order * 1000)
    people[key] = (
      await tx.user.create({ data: { name, email, sample: true, createdAt }, select: { id: true } })
    ).id
  }
  const { miriam = '', jonas = '', aiko = '' } = people
  const group = await tx.group.create({
    data: {
      slug: 'thursday-circle',
      name: 'Thursday circle',
      purpose: 'class',
      createdAt: daysAgo(9),
      memberships: {
        create: Object.entries(PEOPLE).map(([key, { role }]) => ({
          userId: people[key] ?? '',
          role,
          joinedAt: daysAgo(9),
        })),
      },
    },
    select: { id: true },
  })
  const { documentId, revisionId } = await seedArticle(tx, { ownerId: miriam, now: daysAgo(9) })
  const reading = await tx.reading.create({
    data: { groupId: group.id, documentId, openedBy: miriam, openedAt: daysAgo(8) },
    select: { id: true },
  })
  return { people: { miriam, jonas, aiko }, groupId: group.id, readingId: reading.id, revisionId, daysAgo }
}

async function seedArticle(tx: Tx, given: { ownerId: string; now: Date }) {
  const text = await readFile(path.join(import.meta.dirname, 'article.txt'), 'utf8')
  const article = textToArticle(text, { credit: true })
  if (!article.ok) throw new Error(`prisma/seed/article.txt: ${article.problem.message}`)
  return storeDocument(tx, {
    title: 'China-US cooperation against terrorism',
    author: null,
    source: 'chinausfocus.com',
    language: 'en',
    json: article.json,
    ...given,
  })
}
