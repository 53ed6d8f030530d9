import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from '@/lib/groups/role'
import { idOf } from '@/lib/ids'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { changeRole } from '@/lib/server/groups/change-role'
import { leaveGroup } from '@/lib/server/groups/leave-group'
import { listMembers } from '@/lib/server/groups/list-members'
import { listMutes } from '@/lib/server/groups/list-mutes'
import { mutePerson } from '@/lib/server/groups/mute-person'
import { removeMember } from '@/lib/server/groups/remove-member'
import { db } from '@/lib/server/db/client'
import {
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  contextOf,
  newId,
  type Group,
  type Person,
} from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'
import { aStreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

const change = (by: Person, group: Group, of: Person, role: Role) =>
  changeRole.execute(contextOf(by), { groupId: group.id, userId: of.id, role })
const remove = (by: Person, group: Group, of: Person) =>
  removeMember.execute(contextOf(by), { groupId: group.id, userId: of.id })
const leave = (by: Person, group: Group) => leaveGroup.execute(contextOf(by), { groupId: group.id })
const slugOf = async (group: Group) =>
  (await db().group.findUniqueOrThrow({ where: { id: group.uuid } })).slug
const rolesIn = async (group: Group) =>
  (await db().membership.findMany({ where: { groupId: group.uuid }, orderBy: { role: 'asc' } })).map(
    ({ role }) => role,
  )

/** A group with one person of each role, and another owner. */
async function everyRole() {
  const people = await Promise.all(ROLES.map(() => aPerson()))
  const other = await aPerson()
  const pairs = ROLES.map((role, i) => [people[i]!, role] as const)
  const group = await aGroup({ people: [...pairs, [other, 'owner']] })
  const [owner, moderator, member, observer] = people as [Person, Person, Person, Person]
  return { group, owner, other, moderator, member, observer }
}

describe('the last owner', () => {
  test('neither leaves nor is demoted', async () => {
    const [ana, ben] = [await aPerson(), await aPerson()]
    const group = await aGroup({
      people: [
        [ana, 'owner'],
        [ben, 'member'],
      ],
    })
    expect((await refusalOf(leave(ana, group))).detail.reason).toBe('last_owner')
    const demoted = change(ana, group, ana, 'member')
    expect((await refusalOf(demoted)).detail.reason).toBe('last_owner')
    await change(ana, group, ben, 'owner')
    await leave(ana, group)
    expect(await rolesIn(group)).toEqual(['owner'])
  })

  test('stays one, when two owners act on each other at once', async () => {
    for (let round = 0; round < 10; round++) {
      const [ana, ben] = [await aPerson(), await aPerson()]
      const group = await aGroup({
        people: [
          [ana, 'owner'],
          [ben, 'owner'],
        ],
      })
      const done = await Promise.allSettled([
        round % 2 === 0 ? leave(ana, group) : change(ana, group, ben, 'member'),
        round % 3 === 0 ? leave(ben, group) : remove(ben, group, ana),
      ])
      expect(done.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
      expect((await rolesIn(group)).filter((role) => role === 'owner')).toHaveLength(1)
    }
  })
})

describe('removing', () => {
  test('is for those who moderate; those who moderate are removed by owners', async () => {
    const { group, owner, other, moderator, member, observer } = await everyRole()
    for (const by of [member, observer]) {
      expect((await refusalOf(remove(by, group, observer === by ? member : observer))).code).toBe('forbidden')
    }
    expect((await refusalOf(remove(moderator, group, owner))).detail.reason).toBe('not_an_owner')
    await remove(moderator, group, observer)
    await remove(owner, group, moderator)
    await remove(owner, group, other)
    expect(await rolesIn(group)).toEqual(['owner', 'member'])
  })

  test('somebody who is not there, or from outside, says nothing', async () => {
    const { group, owner } = await everyRole()
    const stranger = await aPerson()
    expect((await refusalOf(remove(owner, group, stranger))).code).toBe('not_found')
    expect((await refusalOf(remove(stranger, group, owner))).code).toBe('not_found')
    const nowhere = removeMember.execute(contextOf(stranger), { groupId: newId(), userId: owner.id })
    expect((await refusalOf(nowhere)).code).toBe('not_found')
  })
})

describe('leaving', () => {
  test('keeps what one wrote, which one goes on reading', async () => {
    const { group, owner, member } = await everyRole()
    const reading = await aReading({ group, owner })
    const own = await anAnnotation({ by: member, reading, on: 'fox' })
    const others = await anAnnotation({ by: owner, reading, on: 'dog' })
    await leave(member, group)
    const read = (by: Person, annotationId: string) => getAnnotation.execute(contextOf(by), { annotationId })
    expect(await read(owner, own.id)).toBeTruthy()
    expect(await read(member, own.id)).toBeTruthy()
    expect((await refusalOf(read(member, others.id))).code).toBe('not_found')
  })
})

describe('open pages', () => {
  const room = aStreamRoom()

  test('are closed for whom is removed', async () => {
    const { miriam, group, listen } = room.current
    const person = await aPerson()
    await db().membership.create({ data: { groupId: group.uuid, userId: person.uuid, role: 'member' } })
    const stream = await listen(person)
    await remove(miriam, group, person)
    await until('it is closed', stream.isClosed)
  })

  test('learn of a new role', async () => {
    const { miriam, group, listen } = room.current
    const person = await aPerson()
    await db().membership.create({ data: { groupId: group.uuid, userId: person.uuid, role: 'member' } })
    const stream = await listen(person)
    await change(miriam, group, person, 'observer')
    const frame = await until('the new facts', () => stream.frames[0])
    expect(frame).toMatchObject({ kind: 'context', facts: { role: 'observer' } })
  })
})

describe('the list', () => {
  test('shows everybody once, the widest roles first, then by name, page by page', async () => {
    const ana = await aPerson({ name: 'ana' })
    const group = await aGroup({ people: [[ana, 'owner']] })
    const names = Array.from({ length: 120 }, (_, i) => `${i % 2 ? 'Zoe' : 'bea'} ${i % 7}`)
    const made = await db().user.createManyAndReturn({
      data: names.map((name, i) => ({ name, email: `${newId()}-${i}@postil.example`.toLowerCase() })),
    })
    await db().membership.createMany({
      data: made.map(({ id }, i) => ({ groupId: group.uuid, userId: id, role: ROLES[1 + (i % 3)] as Role })),
    })
    const slug = await slugOf(group)
    const listed = []
    const cursors = []
    for (let after: string | undefined; ;) {
      const page = await listMembers.execute(contextOf(ana), { slug, ...(after ? { after } : {}) })
      listed.push(...page.items)
      if (page.next === null) break
      cursors.push(page.next)
      after = page.next
    }
    expect(new Set(cursors.map((cursor) => cursor.length)).size).toBe(1)
    expect(listed.map(({ id }) => id).toSorted()).toEqual(
      [ana.id, ...made.map(({ id }) => idOf(id))].toSorted(),
    )
    const order = listed.map(({ role, name }) => [ROLES.indexOf(role), name.toLowerCase()] as const)
    expect(order).toEqual(order.toSorted(([a, x], [b, y]) => a - b || (x < y ? -1 : x > y ? 1 : 0)))
    const found = await listMembers.execute(contextOf(ana), { slug, words: ' ZOE 3 ' })
    expect(new Set(found.items.map(({ name }) => name))).toEqual(new Set(['Zoe 3']))
    expect((await listMembers.execute(contextOf(ana), { slug, words: '%' })).items).toEqual([])
  })

  test('is for members; the world of a world-readable group does not see it', async () => {
    const ana = await aPerson()
    const group = await aGroup({ people: [[ana, 'observer']], readableBy: 'world' })
    const slug = await slugOf(group)
    expect((await listMembers.execute(contextOf(ana), { slug })).items).toHaveLength(1)
    expect((await refusalOf(listMembers.execute(contextOf(await aPerson()), { slug }))).code).toBe(
      'forbidden',
    )
    expect((await refusalOf(listMembers.execute(contextOf(null), { slug }))).code).toBe('signed_out')
    const admin = await aPerson({ siteAdmin: true })
    expect((await refusalOf(listMembers.execute(contextOf(admin), { slug }))).code).toBe('forbidden')
  })

  test('says to the one who mutes alone whom they muted', async () => {
    const { group, owner, member } = await everyRole()
    const slug = await slugOf(group)
    const muted = async (by: Person) =>
      (await listMembers.execute(contextOf(by), { slug })).items
        .filter(({ isMuted }) => isMuted)
        .map(({ id }) => id)
    const mute = (by: Person, of: Person, on: boolean) =>
      mutePerson.execute(contextOf(by), { userId: of.id, muted: on })
    await mute(member, owner, true)
    await mute(member, owner, true)
    expect([await muted(member), await muted(owner)]).toEqual([[owner.id], []])
    const listed = async (by: Person | null) =>
      (await listMutes.execute(contextOf(by), {})).map(({ id }) => id)
    expect([await listed(member), await listed(owner), await listed(null)]).toEqual([[owner.id], [], []])
    await mute(member, owner, false)
    expect(await muted(member)).toEqual([])
    expect((await refusalOf(mute(member, member, true))).detail.reason).toBe('oneself')
  })
})
