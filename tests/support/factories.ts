import { describeRange } from '@/lib/anchoring/describe'
import type { Selectors } from '@/lib/anchoring/selectors'
import type { Annotation, BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Visibility } from '@/lib/annotations/visibility'
import type { NodeJson } from '@/lib/documents/block-ids'
import type { TextBlock } from '@/lib/documents/plain-text'
import type { Role } from '@/lib/groups/role'
import {
  idOf,
  type AnnotationId,
  type GroupId,
  type ReadingId,
  type RevisionId,
  type UserId,
} from '@/lib/ids'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { hashPassword } from '@/lib/server/auth/password'
import { ANONYMOUS, type Context } from '@/lib/server/context'
import { db } from '@/lib/server/db/client'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { storeDocument } from '@/lib/server/documents/store-document'
import { mintServerId } from '@/lib/server/mint-id'
import { article, p } from './tagged'

/** An account of a test's own; `uuid` is its id in the database. */
export type Person = {
  id: UserId
  uuid: string
  name: string
  email: string
  siteAdmin: boolean
  suspended: boolean
}
export type Group = { id: GroupId; uuid: string }
/** A reading with its text and blocks, so that passages can be named by their words. */
export type TestReading = {
  id: ReadingId
  uuid: string
  group: Group
  documentUuid: string
  revisionId: RevisionId
  text: string
  blocks: TextBlock[]
}

let made = 0

/** A new account; with a password it can sign in. */
export async function aPerson(
  given: {
    name?: string
    siteAdmin?: boolean
    suspended?: boolean
    sample?: boolean
    password?: string
  } = {},
): Promise<Person> {
  const { name = `Person ${++made}`, siteAdmin = false, suspended = false, sample = false } = given
  const email = `${newId()}@postil.example`.toLowerCase()
  const user = await db().user.create({
    data: {
      name,
      email,
      siteAdmin,
      sample,
      suspendedUntil: suspended ? new Date(Date.now() + 3_600_000) : null,
      passwordHash: given.password === undefined ? null : await hashPassword(given.password),
    },
  })
  return { id: idOf(user.id), uuid: user.id, name, email, siteAdmin, suspended }
}

/** A new group of the given people in their roles, closed to others unless said otherwise. */
export async function aGroup(
  given: {
    people?: readonly (readonly [Person, Role])[]
    readableBy?: 'world' | 'members'
    writableBy?: 'members' | 'moderators'
    archived?: boolean
  } = {},
): Promise<Group> {
  const { people = [], readableBy = 'members', writableBy = 'members', archived = false } = given
  const group = await db().group.create({
    data: {
      slug: newId(),
      name: 'A group',
      readableBy,
      writableBy,
      archivedAt: archived ? new Date() : null,
      memberships: { create: people.map(([person, role]) => ({ userId: person.uuid, role })) },
    },
  })
  return { id: idOf(group.id), uuid: group.id }
}

/** Two paragraphs, with a repeated word, an astral letter, a family of one grapheme, and right-to-left words. */
export const WORDS = article(
  p('The quick brown fox jumps over the lazy dog. A quick reader looks twice.'),
  p('Un \u{1D49C} and a family \u{1F469}\u200D\u{1F467} with e\u0301 and שלום in it.'),
)

/** An article opened in a group; the document belongs to `owner` (otherwise to nobody in particular). */
export async function aReading(given: {
  group: Group
  owner?: Person
  commenting?: 'open' | 'closed'
  json?: NodeJson
}): Promise<TestReading> {
  const owner = given.owner ?? (await aPerson())
  const { documentId, revisionId } = await storeDocument(db(), {
    title: 'A text',
    author: null,
    source: null,
    language: 'en',
    json: given.json ?? (WORDS.doc.toJSON() as NodeJson),
    ownerId: owner.uuid,
    now: new Date(),
  })
  const reading = await db().reading.create({
    data: {
      groupId: given.group.uuid,
      documentId,
      commenting: given.commenting ?? 'open',
      openedBy: owner.uuid,
    },
  })
  const { text, blocks } = await getRevision(db(), revisionId)
  return {
    id: idOf(reading.id),
    uuid: reading.id,
    group: given.group,
    documentUuid: documentId,
    revisionId: idOf(revisionId),
    text,
    blocks,
  }
}

/** A class with an owner, two members and a reading of its own: what most tests start from. */
export async function aClass(given: { readableBy?: 'world' | 'members' } = {}) {
  const [miriam, ana, ben] = [await aPerson(), await aPerson(), await aPerson()]
  const group = await aGroup({
    ...given,
    people: [
      [miriam, 'owner'],
      [ana, 'member'],
      [ben, 'member'],
    ],
  })
  return { miriam, ana, ben, group, reading: await aReading({ group, owner: miriam }) }
}

/** The context of a person's request, or of a signed-out one. */
export function contextOf(person: Person | null): Context {
  const now = new Date()
  if (person === null)
    return { viewer: ANONYMOUS, sessionId: null, tokenId: null, name: null, address: null, device: null, now }
  const { id, name, siteAdmin, suspended } = person
  return {
    viewer: { userId: id, siteAdmin, suspended },
    sessionId: null,
    tokenId: null,
    name,
    address: null,
    device: null,
    now,
  }
}

/** The selectors of the first place where a reading says the words. */
export function selectorsOf(reading: Pick<TestReading, 'text' | 'blocks'>, words: string): Selectors {
  const start = reading.text.indexOf(words)
  const selectors = describeRange(reading.text, reading.blocks, { start, end: start + words.length })
  if (start < 0 || selectors === null) throw new Error(`The text does not say “${words}”`)
  return selectors
}

/** The input of a new root on the words, or without them on the whole document. */
export function rootInput(
  reading: TestReading,
  given: { on?: string; says?: string | null; visibility?: Visibility; motivation?: Motivation } = {},
) {
  const { on, says = 'Words', visibility = 'group', motivation = 'commenting' } = given
  return {
    id: newId(),
    readingId: reading.id,
    motivation,
    visibility,
    body: says === null ? null : bodyOf(says),
    targets: [
      { revisionId: reading.revisionId, selectors: on === undefined ? null : selectorsOf(reading, on) },
    ],
  }
}

/** The body of a request that saves a draft on the whole document. */
export function draftInput(reading: Pick<TestReading, 'revisionId'>, says = 'Not yet', number = 0) {
  return {
    number,
    kind: 'create' as const,
    motivation: 'commenting' as const,
    body: bodyOf(says),
    targets: [{ revisionId: reading.revisionId, selectors: null }],
  }
}

/** A root that a person posts, through the command. */
export async function anAnnotation(
  given: { by: Person; reading: TestReading } & Parameters<typeof rootInput>[1],
): Promise<Annotation> {
  const { by, reading, ...rest } = given
  return (await createAnnotation.execute(contextOf(by), rootInput(reading, rest))).annotation
}

/** A reply that a person posts, through the command. */
export async function aReply(given: {
  by: Person
  to: AnnotationId
  says?: string
  visibility?: Visibility
}): Promise<Annotation> {
  const { by, to, says = 'An answer', visibility } = given
  const input = { annotationId: to, id: newId(), body: bodyOf(says), ...(visibility ? { visibility } : {}) }
  return (await replyToAnnotation.execute(contextOf(by), input)).annotation
}

/** A body of one paragraph. */
export function bodyOf(text: string): BodyJson {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}

/** An id as a client mints it. */
export function newId(): AnnotationId {
  return mintServerId<AnnotationId>(new Date())
}
