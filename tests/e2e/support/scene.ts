import type { Motivation } from '@/lib/annotations/motivation'
import type { Visibility } from '@/lib/annotations/visibility'
import type { Role } from '@/lib/groups/role'
import { idOf, uuidOf, type AnnotationId, type DocumentId } from '@/lib/ids'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { markSeen } from '@/lib/server/annotations/mark-seen'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { administratorLink } from '@/lib/server/auth/administrator-link'
import { passwordLink } from '@/lib/server/auth/password-link'
import { startSession } from '@/lib/server/auth/sessions'
import { suspendPerson } from '@/lib/server/auth/suspend-person'
import { currentTime } from '@/lib/server/clock'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { addDocumentOwner } from '@/lib/server/documents/add-document-owner'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { openReading } from '@/lib/server/documents/open-reading'
import { publishDocument } from '@/lib/server/documents/publish-document'
import { createDocument } from '@/lib/server/documents/create-document'
import { mintServerId } from '@/lib/server/mint-id'
import type { NodeJson } from '@/lib/documents/block-ids'
import {
  aGroup,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  newId,
  rootInput,
  type Group,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { until } from '@/tests/support/until'
import { chapters, longProse, PROSE } from './prose'

/** A person with an open session; `cookie` is its value. The password is there when it was asked for. */
export type Visitor = Person & { cookie: string; password: string | null }

/** A group of three with a reading of its own, as every journey starts from. Miriam owns it, Jonas and Aiko read. */
export type Scene = {
  /** The reading's id and path. */
  id: string
  path: string
  title: string
  group: Group
  text: string
  people: { miriam: Visitor; jonas: Visitor; aiko: Visitor }
}

const PASSWORD = 'correct horse battery'

/** Readings of this process by their ids: a scene is handed out without its blocks. */
const readings = new Map<string, TestReading>()

type Given = {
  readableBy?: 'world' | 'members'
  /** A text of so many paragraphs, instead of the usual one. */
  paragraphs?: number
  /** A text of so many chapters with headings. */
  headings?: number
  /** The name of the person who can sign in with a password. */
  password?: keyof Scene['people']
}

type Opened = {
  by: Person
  group: Group
  text: string
  title: string
  format?: 'text' | 'html'
  author?: string
  language?: string
  direction?: 'auto' | 'ltr' | 'rtl'
}

type Root = {
  in: string
  by: Person
  on?: string
  says?: string | null
  visibility?: Visibility
  motivation?: Motivation
  tags?: readonly string[]
  id?: string
}

/** What the tests may ask of the database's process, each through the product's own commands where there is one. */
export const scenes = {
  async scene({ readableBy = 'members', paragraphs, headings, password }: Given = {}): Promise<Scene> {
    const people = {
      miriam: await visitor('Miriam Okafor', password === 'miriam'),
      jonas: await visitor('Jonas Brandt', password === 'jonas'),
      aiko: await visitor('Aiko Tanabe', password === 'aiko'),
    }
    const roles: [Person, Role][] = [
      [people.miriam, 'owner'],
      [people.jonas, 'member'],
      [people.aiko, 'member'],
    ]
    const group = await aGroup({ readableBy, people: roles })
    await db().group.update({
      where: { id: group.uuid },
      data: { name: 'Thursday circle', purpose: 'class' },
    })
    const prose = proseOf({ paragraphs, headings })
    const reading = await aReading({ group, owner: people.miriam, json: prose.doc.toJSON() as NodeJson })
    const title = 'The keeper of the light'
    await db().document.update({ where: { id: reading.documentUuid }, data: { title } })
    readings.set(reading.id, reading)
    return { id: reading.id, path: `/r/${reading.id}`, title, group, text: reading.text, people }
  },

  /** One more group, in which somebody owns and others are members. */
  async groupFor({
    of,
    name,
    members = [],
  }: {
    of: Person
    name: string
    members?: Person[]
  }): Promise<Group> {
    const group = await aGroup({
      people: [[of, 'owner'], ...members.map((one): [Person, Role] => [one, 'member'])],
    })
    await db().group.update({ where: { id: group.uuid }, data: { name } })
    return group
  },

  /** A text that is not published, with who may edit it beside its owner. */
  async text({ by, says, editors = [] }: { by: Person; says: string; editors?: Person[] }): Promise<string> {
    const given = { format: 'text', text: says, title: 'A text', language: 'en', direction: 'auto' }
    const id = mintServerId<DocumentId>(currentTime())
    await createDocument.execute(contextOf(by), { ...given, id })
    for (const { id: editor } of editors) {
      const party = { documentId: id, party: `user:${editor}`, role: 'editor' }
      await addDocumentOwner.execute(contextOf(by), party)
    }
    return id
  },

  /** A text made, published and opened in a group by the product's own commands. */
  async opened({ by, group, ...given }: Opened): Promise<{ id: string; path: string }> {
    const plain = { format: 'text', author: '', source: '', language: 'en', direction: 'auto' }
    const documentId = mintServerId<DocumentId>(currentTime())
    await createDocument.execute(contextOf(by), { ...plain, ...given, id: documentId })
    await publishDocument.execute(contextOf(by), { documentId, number: 1 })
    const { readingId: id } = await openReading.execute(contextOf(by), { documentId, groupId: group.id })
    const { id: revisionId } = await db().documentRevision.findFirstOrThrow({
      where: { documentId: uuidOf(documentId) },
    })
    const { text, blocks } = await getRevision(db(), revisionId)
    const documentUuid = uuidOf(documentId)
    readings.set(id, {
      id,
      uuid: uuidOf(id),
      group,
      documentUuid,
      revisionId: idOf(revisionId),
      text,
      blocks,
    })
    return { id, path: `/r/${id}` }
  },

  /** The ids of the texts that somebody owns, the newest first. */
  async documentsOf({ of }: { of: Person }): Promise<{ id: string; title: string }[]> {
    const rows = await db().document.findMany({
      where: { owners: { some: { userId: of.uuid } } },
      orderBy: { createdAt: 'desc' },
      select: { id: true, title: true },
    })
    return rows.map(({ id, title }) => ({ id: idOf(id), title }))
  },

  /** A text in a group that is there already; its path. */
  async openText({ slug, title }: { slug: string; title: string }): Promise<string> {
    const { id } = await db().group.findUniqueOrThrow({ where: { slug }, select: { id: true } })
    const reading = await aReading({
      group: { id: idOf(id), uuid: id },
      json: PROSE.doc.toJSON() as NodeJson,
    })
    await db().document.update({ where: { id: reading.documentUuid }, data: { title } })
    return `/r/${reading.id}`
  },

  /** Somebody outside of every group. */
  visitor: ({
    name,
    password = false,
    siteAdmin = false,
  }: {
    name: string
    password?: boolean
    siteAdmin?: boolean
  }) => visitor(name, password, siteAdmin),

  /** Lets a day pass for what somebody was told, and the digests be written. */
  async digest({ of: { uuid } }: { of: Person }): Promise<void> {
    await until('somebody was told', () => db().notification.findFirst({ where: { userId: uuid } }))
    const yesterday = new Date(currentTime().getTime() - 25 * 3_600_000)
    await db().notification.updateMany({ where: { userId: uuid }, data: { createdAt: yesterday } })
    await db().$queryRaw`SELECT 1 FROM (SELECT graphile_worker.add_job('send-digests')) AS added`
  },

  /** Somebody new in a group, as a member. */
  async joined({ group, name }: { group: Group; name: string }): Promise<Visitor> {
    const person = await visitor(name, false)
    await db().membership.create({ data: { groupId: group.uuid, userId: person.uuid, role: 'member' } })
    return person
  },

  /** Somebody who is there already becomes a member of one more group. */
  async join({ group, of }: { group: Group; of: Person }): Promise<void> {
    await db().membership.create({ data: { groupId: group.uuid, userId: of.uuid, role: 'member' } })
  },

  /** One more session of a person. */
  session: async ({ of }: { of: Person }): Promise<string> => sessionOf(of),

  /** A root; the id is the test's where one is given. */
  async annotate({ in: id, by, id: own, tags = [], ...given }: Root): Promise<AnnotationId> {
    const input = { ...rootInput(readingOf(id), given), tags, ...(own === undefined ? {} : { id: own }) }
    return (await createAnnotation.execute(contextOf(by), input)).annotation.id
  },

  /** The input that posts a root, for a request of the test's own. */
  rootInput: async ({ in: id, by: _, id: own, tags = [], ...given }: Root) => ({
    ...rootInput(readingOf(id), given),
    tags,
    ...(own === undefined ? {} : { id: own }),
  }),

  reply: async (given: { by: Person; to: AnnotationId; says: string }): Promise<AnnotationId> =>
    (await aReply(given)).id,

  /** Many replies in one statement: `deep` of them each answer the one before, the others the root. Their ids, in order. */
  async replies(given: { in: string; by: Person; to: AnnotationId; count: number; deep?: number }) {
    const { in: readingId, by, to, count, deep = 0 } = given
    const reading = readingOf(readingId)
    const ids = Array.from({ length: count }, () => newId())
    await db().annotation.createMany({
      data: ids.map((id, i) => ({
        id: uuidOf(id),
        groupId: reading.group.uuid,
        readingId: reading.uuid,
        rootId: uuidOf(to),
        parentId: uuidOf(i > 0 && i < deep ? (ids[i - 1] ?? to) : to),
        authorId: by.uuid,
        motivation: 'replying' as const,
        body: bodyOf(`Answer ${i + 1}`) as Prisma.InputJsonObject,
        text: `Answer ${i + 1}`,
      })),
    })
    return ids
  },

  /** Lets somebody have seen all of a reading but some of it, hours ago where it says so. */
  async see({
    by,
    in: id,
    but = [],
    hoursAgo = 0,
  }: {
    by: Person
    in: string
    but?: readonly string[]
    hoursAgo?: number
  }): Promise<void> {
    const rows = await db().annotation.findMany({ where: { readingId: uuidOf(id) }, select: { id: true } })
    const ids = rows.map((row) => idOf<AnnotationId>(row.id)).filter((one) => !but.includes(one))
    const now = new Date(currentTime().getTime() - hoursAgo * 3600 * 1000)
    await markSeen.execute({ ...contextOf(by), now }, { readingId: id, ids })
  },

  async edit({ by, id, says }: { by: Person; id: AnnotationId; says: string }): Promise<void> {
    const { edit } = await db().annotation.findUniqueOrThrow({ where: { id: uuidOf(id) } })
    await updateAnnotation.execute(contextOf(by), { annotationId: id, edit, body: bodyOf(says) })
  },

  async remove({ by, id }: { by: Person; id: AnnotationId }): Promise<void> {
    await deleteAnnotation.execute(contextOf(by), { annotationId: id })
  },

  async resolve({ by, id }: { by: Person; id: AnnotationId }): Promise<void> {
    await resolveThread.execute(contextOf(by), { threadId: id, resolved: true })
  },

  /** Gives a person another role in the reading's group. */
  async role({ in: id, of, is: role }: { in: string; of: Person; is: Role }): Promise<void> {
    const { group } = readingOf(id)
    await db().membership.update({
      where: { groupId_userId: { groupId: group.uuid, userId: of.uuid } },
      data: { role },
    })
  },

  /** An administrator suspends somebody; nobody becomes one by it: one journey needs an installation without. */
  async suspend({ of, by }: { of: Person; by: Person }): Promise<void> {
    const until = new Date(currentTime().getTime() + 48 * 3600 * 1000).toISOString().slice(0, 10)
    await suspendPerson.execute(contextOf({ ...by, siteAdmin: true }), { userId: of.id, until })
  },

  /** Takes somebody out of a reading's group, as if they had left. */
  async expel({ from: id, who }: { from: string; who: Person }): Promise<void> {
    const { group } = readingOf(id)
    await db().membership.deleteMany({ where: { groupId: group.uuid, userId: who.uuid } })
  },

  /** Closes commenting on a reading. */
  async close({ in: id }: { in: string }): Promise<void> {
    await db().reading.update({ where: { id: uuidOf(id) }, data: { commenting: 'closed' } })
  },

  /** Sessions end without a word to anybody, as they do when their time is over. */
  async expireSessions({ of }: { of: Person }): Promise<void> {
    await db().session.deleteMany({ where: { userId: of.uuid } })
  },

  /** Where somebody has stopped in a reading, as it is stored; null before they read in it. */
  async position({ in: id, of }: { in: string; of: Person }) {
    const where = { userId_readingId: { userId: of.uuid, readingId: uuidOf(id) } }
    const row = await db().readingPosition.findUnique({ where })
    return row && { blockId: row.blockId, offset: row.offset }
  },

  /** What is stored of a reading: the texts of its annotations, in the order of their arrival. */
  async stored({ in: id }: { in: string }): Promise<{ id: string; text: string; motivation: string }[]> {
    const rows = await db().annotation.findMany({
      where: { readingId: uuidOf(id), deletedAt: null },
      orderBy: { seq: 'asc' },
      select: { id: true, text: true, motivation: true },
    })
    return rows.map((row) => ({ ...row, id: idOf(row.id) }))
  },

  /** The installation's one-time link; null once it has an administrator. */
  administratorLink: (given: { baseUrl: string }) => administratorLink(given),

  /** Who became administrator in an earlier run on kept data is one no more. */
  async withoutAdministrator(): Promise<void> {
    await db().user.updateMany({ where: { siteAdmin: true }, data: { siteAdmin: false } })
  },

  /** Whether anybody may sign up. Not by an administrator: one journey needs an installation without. */
  async letSignUp({ signUp }: { signUp: 'open' | 'invited' }): Promise<void> {
    await db().installation.update({ where: { id: 1 }, data: { settings: { signUp } } })
  },

  /** A one-time link to a new password, as an administrator hands it out. */
  async passwordLink({ of, baseUrl }: { of: Person; baseUrl: string }): Promise<string> {
    const link = await passwordLink(db(), { userId: of.uuid, way: 'handed', now: currentTime() })
    return `${baseUrl}${new URL(link).pathname}`
  },

  /** Somebody who asked for the deletion of their account, and has come back. */
  async leaving({ of }: { of: Person }): Promise<void> {
    const deleteAt = new Date(currentTime().getTime() + 5 * 24 * 3600 * 1000)
    await db().user.update({ where: { id: of.uuid }, data: { deleteAt, deleteFate: 'keep' } })
  },

  /** A mail of which nobody knows whether it arrived. */
  async unclearMail({ to: recipient }: { to: string }): Promise<void> {
    const words = { subject: '', text: '', html: '' }
    await db().mail.create({ data: { kind: 'password', recipient, state: 'unclear', ...words } })
  },

  /** True for an account of that address that administers the installation. */
  isAdministrator: async ({ email }: { email: string }) =>
    (await db().user.count({ where: { email, siteAdmin: true } })) > 0,
}

/** The tests' questions and what they are answered. */
export type Scenes = typeof scenes

async function visitor(name: string, hasPassword: boolean, siteAdmin = false): Promise<Visitor> {
  const person = await aPerson({ name, siteAdmin, ...(hasPassword ? { password: PASSWORD } : {}) })
  return { ...person, cookie: await sessionOf(person), password: hasPassword ? PASSWORD : null }
}

async function sessionOf({ id }: Person): Promise<string> {
  const { token } = await startSession(db(), { userId: id, now: currentTime(), device: null })
  return token
}

function readingOf(id: string): TestReading {
  const reading = readings.get(id)
  if (!reading) throw new Error('This process has made no such reading')
  return reading
}

function proseOf({ paragraphs, headings }: { paragraphs: number | undefined; headings: number | undefined }) {
  if (headings !== undefined) return chapters(headings)
  return paragraphs === undefined ? PROSE : longProse(paragraphs)
}
