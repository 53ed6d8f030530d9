import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { hashToken } from '@/lib/server/auth/tokens'
import { findSession } from '@/lib/server/auth/sessions'
import { acceptInvitation } from '@/lib/server/groups/accept-invitation'
import { createInvitation } from '@/lib/server/groups/create-invitation'
import { getInvitation } from '@/lib/server/groups/get-invitation'
import { joinGroup } from '@/lib/server/groups/join-group'
import { joinWithAccount } from '@/lib/server/groups/join-with-account'
import { listInvitations } from '@/lib/server/groups/list-invitations'
import { revokeInvitation } from '@/lib/server/groups/revoke-invitation'
import { db } from '@/lib/server/db/client'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import {
  aClass,
  aGroup,
  aPerson,
  aReading,
  contextOf,
  newId,
  type Group,
  type Person,
} from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'
import { article, h, p } from '@/tests/support/tagged'
import type { NodeJson } from '@/lib/documents/block-ids'

const PASSWORD = 'correct horse battery'
const slugOf = async (group: Group) =>
  (await db().group.findUniqueOrThrow({ where: { id: group.uuid } })).slug
const membersOf = (group: Group) => db().membership.findMany({ where: { groupId: group.uuid } })
const linksOf = async (by: Person, group: Group) =>
  listInvitations.execute(contextOf(by), { slug: await slugOf(group) })

/** Makes a link as the form would, and returns its secret. */
async function aLink(by: Person, group: Group, more: object = {}) {
  const invitationId = newId()
  const input = { groupId: group.id, role: 'member', days: '7', maxUses: '', readingId: '', ...more }
  await createInvitation.execute(contextOf(by), { invitationId, ...input })
  const link = (await linksOf(by, group)).find(({ id }) => id === (invitationId as string))?.link
  return { invitationId, token: link?.split('/join/')[1] ?? '' }
}
const accept = (by: Person, token: string) => acceptInvitation.execute(contextOf(by), { token })
/** Tries again as browsers do, where a busy machine has no connection to spare just now. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unavailable') throw error
    }
  }
}
const look = (by: Person | null, token: string) => getInvitation.execute(contextOf(by), { token })
const asNew = (token: string, more: object = {}) =>
  joinWithAccount.execute(contextOf(null), {
    token,
    name: 'Nora',
    email: `${newId()}@postil.example`.toLowerCase(),
    password: PASSWORD,
    ...more,
  })
const usesOf = async (invitationId: string) =>
  (await db().invitation.findUniqueOrThrow({ where: { id: uuidOf(invitationId) } })).uses

describe('an invitation', () => {
  test('is stored as a hash and sealed, and can be copied again', async () => {
    const { miriam, group } = await aClass()
    const { token } = await aLink(miriam, group)
    const rows = await db().invitation.findMany({ where: { groupId: group.uuid } })
    expect(rows.map(({ tokenHash }) => tokenHash)).toEqual([hashToken(token)])
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await linksOf(miriam, group))[0]?.link).toMatch(new RegExp(`/join/${token}$`))
  })

  test('lets fifty who come at once be ten', async () => {
    const { miriam, group } = await aClass()
    const { token, invitationId } = await aLink(miriam, group, { maxUses: '10' })
    const people = await Promise.all(Array.from({ length: 50 }, () => aPerson()))
    const done = await Promise.allSettled(people.map((person) => patiently(() => accept(person, token))))
    const refusals = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(done.length - refusals.length).toBe(10)
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'forbidden', detail: { reason: 'invitation_used_up' } })
    }
    expect((await membersOf(group)).length).toBe(3 + 10)
    expect(await usesOf(invitationId)).toBe(10)
    expect(await look(null, token)).toEqual({ state: 'used_up' })
  })

  test('costs one use for one person, however often and at once they join', async () => {
    const { miriam, group } = await aClass()
    const { token, invitationId } = await aLink(miriam, group, { maxUses: '1' })
    const person = await aPerson()
    const done = await Promise.all([1, 2, 3, 4].map(() => accept(person, token)))
    expect(new Set(done.map(({ path }) => path)).size).toBe(1)
    await accept(miriam, token)
    expect(await usesOf(invitationId)).toBe(1)
    const roles = await membersOf(group)
    expect(roles.find(({ userId }) => userId === miriam.uuid)?.role).toBe('owner')
  })

  test.each([
    ['revoked', 'invitation_revoked', { revokedAt: new Date() }],
    ['expired', 'invitation_expired', { expiresAt: new Date(Date.now() - 1) }],
    ['used_up', 'invitation_used_up', { maxUses: 1, uses: 1 }],
  ] as const)('%s says so and nothing else, and lets nobody in', async (state, reason, data) => {
    const { miriam, group } = await aClass()
    const { token } = await aLink(miriam, group)
    await db().invitation.update({ where: { tokenHash: hashToken(token) }, data })
    expect(await look(null, token)).toEqual({ state })
    expect((await refusalOf(accept(await aPerson(), token))).detail.reason).toBe(reason)
    expect((await refusalOf(asNew(token, { email: `${state}@nobody.example` }))).detail.reason).toBe(reason)
    expect(await db().user.count({ where: { email: `${state}@nobody.example` } })).toBe(0)
    expect(await look(miriam, token)).toMatchObject({ state: 'usable', isMember: true })
  })

  test('that was never made says nothing', async () => {
    const token = 'a'.repeat(43)
    expect(await look(null, token)).toBeNull()
    expect((await refusalOf(accept(await aPerson(), token))).code).toBe('not_found')
    expect((await refusalOf(asNew(token))).code).toBe('not_found')
  })

  test('to an archived group lets nobody in', async () => {
    const { miriam, group } = await aClass()
    const { token } = await aLink(miriam, group)
    await db().group.update({ where: { id: group.uuid }, data: { archivedAt: new Date() } })
    expect(await look(await aPerson(), token)).toEqual({ state: 'archived' })
    expect((await refusalOf(accept(await aPerson(), token))).detail.reason).toBe('group_is_archived')
  })

  test('shows the text first where the group allows it, and its beginning alone', async () => {
    const { miriam, group, reading } = await aClass()
    const { token } = await aLink(miriam, group, { readingId: reading.id })
    const allowed = await look(null, token)
    expect(allowed).toMatchObject({
      group: { name: 'A group' },
      mayRead: false,
      path: `/r/${reading.id}`,
      opening: { readingId: reading.id, title: 'A text' },
    })
    expect(JSON.stringify(allowed)).toContain('The quick brown fox')
    await db().group.update({ where: { id: group.uuid }, data: { previews: false } })
    const refused = await look(null, token)
    expect(refused).toMatchObject({ state: 'usable', opening: null })
    expect(JSON.stringify(refused)).not.toContain('fox')
  })

  test('shows headings as such, and ends with none', async () => {
    const { miriam, group } = await aClass()
    const filler = 'Words that fill the page. '.repeat(20)
    const json = article(h(2, 'One'), p(filler), p(filler), h(2, 'Two'), p(filler)).doc.toJSON() as NodeJson
    const { id } = await aReading({ group, owner: miriam, json })
    const { token } = await aLink(miriam, group, { readingId: id })
    const page = await look(null, token)
    const blocks = page?.state === 'usable' ? page.opening?.blocks : undefined
    expect(blocks?.[0]).toEqual({ text: 'One', isHeading: true })
    expect(blocks?.at(-1)).toMatchObject({ isHeading: false })
  })

  test('leads to a text of its own group alone', async () => {
    const [here, elsewhere] = [await aClass(), await aClass()]
    const refusal = await refusalOf(aLink(here.miriam, here.group, { readingId: elsewhere.reading.id }))
    expect(refusal.detail.fields).toMatchObject([{ path: 'readingId' }])
  })

  test('is made by those who moderate; one that makes moderators by owners, who alone can copy it', async () => {
    const [owner, moderator, member] = [await aPerson(), await aPerson(), await aPerson()]
    const group = await aGroup({
      people: [
        [owner, 'owner'],
        [moderator, 'moderator'],
        [member, 'member'],
      ],
    })
    expect((await refusalOf(aLink(member, group))).detail.reason).toBe('not_a_moderator')
    expect((await refusalOf(aLink(moderator, group, { role: 'moderator' }))).detail.reason).toBe(
      'not_an_owner',
    )
    const { token } = await aLink(owner, group, { role: 'moderator' })
    expect((await linksOf(moderator, group)).map(({ link }) => link)).toEqual([null])
    const person = await aPerson()
    await accept(person, token)
    const row = (await membersOf(group)).find(({ userId }) => userId === person.uuid)
    expect(row?.role).toBe('moderator')
    expect((await refusalOf(linksOf(await aPerson(), group))).code).toBe('not_found')
  })

  test('is revoked by those who moderate its group, and by nobody else', async () => {
    const { miriam, ana, group } = await aClass()
    const { token, invitationId } = await aLink(miriam, group)
    const revoke = (by: Person) => revokeInvitation.execute(contextOf(by), { invitationId })
    expect((await refusalOf(revoke(ana))).code).toBe('forbidden')
    expect((await refusalOf(revoke((await aClass()).miriam))).code).toBe('not_found')
    await revoke(miriam)
    await revoke(miriam)
    expect(await look(null, token)).toEqual({ state: 'revoked' })
    expect(await db().auditEntry.count({ where: { groupId: group.uuid, action: 'invitation.revoke' } })).toBe(
      1,
    )
  })

  test('made twice with one id is one', async () => {
    const { miriam, group } = await aClass()
    const invitationId = newId()
    await aLink(miriam, group, { invitationId })
    await aLink(miriam, group, { invitationId })
    expect(await linksOf(miriam, group)).toHaveLength(1)
  })
})

describe('joining without an account', () => {
  test('makes one, signs it in, and counts a use', async () => {
    const { miriam, group, reading } = await aClass()
    const { token, invitationId } = await aLink(miriam, group, { readingId: reading.id, role: 'observer' })
    const joined = await asNew(token)
    expect(joined.path).toBe(`/r/${reading.id}`)
    expect((await findSession(joined.token, new Date()))?.viewer.userId).toBe(joined.userId)
    const row = (await membersOf(group)).find(({ userId }) => idOf<UserId>(userId) === joined.userId)
    expect([row?.role, await usesOf(invitationId)]).toEqual(['observer', 1])
  })

  test.each([
    ['name', { name: '\u200b' }],
    ['email', { email: 'nobody' }],
    ['password', { password: 'short' }],
  ])('a wrong %s is told at its field and uses nothing up', async (path, more) => {
    const { miriam, group } = await aClass()
    const { token, invitationId } = await aLink(miriam, group)
    expect((await refusalOf(asNew(token, more))).detail.fields).toMatchObject([{ path }])
    expect(await usesOf(invitationId)).toBe(0)
  })

  test('with an address that has an account asks to sign in with it', async () => {
    const { miriam, group } = await aClass()
    const { token, invitationId } = await aLink(miriam, group)
    const refusal = await refusalOf(asNew(token, { email: miriam.email }))
    expect(refusal.detail.fields).toMatchObject([{ path: 'email', message: 'email_taken' }])
    expect(await usesOf(invitationId)).toBe(0)
  })
})

describe('an open group', () => {
  test('is joined by whoever has an account, once', async () => {
    const group = await aGroup()
    const person = await aPerson()
    const join = (by: Person) => joinGroup.execute(contextOf(by), { groupId: group.id })
    expect((await refusalOf(join(person))).code).toBe('not_found')
    await db().group.update({ where: { id: group.uuid }, data: { joining: 'open' } })
    await Promise.all([join(person), join(person)])
    expect((await membersOf(group)).map(({ role }) => role)).toEqual(['member'])
    expect((await refusalOf(join(await aPerson({ suspended: true })))).detail.reason).toBe('suspended')
  })
})
