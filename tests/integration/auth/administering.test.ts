import { beforeAll, describe, expect, test } from 'vitest'
import { idOf, type UserId } from '@/lib/ids'
import { listPeople } from '@/lib/server/auth/list-people'
import { setAdministrator } from '@/lib/server/auth/set-administrator'
import { suspendPerson } from '@/lib/server/auth/suspend-person'
import { db } from '@/lib/server/db/client'
import { appointOwner } from '@/lib/server/groups/appoint-owner'
import { listAllGroups } from '@/lib/server/groups/list-all-groups'
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
import { aStream } from '@/tests/support/streams'
import { until } from '@/tests/support/until'

let admin: Person
beforeAll(async () => {
  admin = await aPerson({ siteAdmin: true })
})

const tomorrow = () => new Date(Date.now() + 2 * 24 * 3600 * 1000).toISOString().slice(0, 10)
const suspend = (by: Person, of: Person, day: string) =>
  suspendPerson.execute(contextOf(by), { userId: of.id, until: day })
const make = (by: Person, of: Person, administrator: 'yes' | 'no') =>
  setAdministrator.execute(contextOf(by), { userId: of.id, administrator })
const appoint = (by: Person, group: Group, email: string) =>
  appointOwner.execute(contextOf(by), { groupId: group.id, email })
const rolesIn = async (group: Group) =>
  (await db().membership.findMany({ where: { groupId: group.uuid }, orderBy: { role: 'asc' } })).map(
    ({ role }) => role,
  )

describe('for others than administrators', () => {
  test('there is nothing of it, nor for an administrator’s token', async () => {
    const { miriam, ana, group } = await aClass()
    const works = [
      () => listPeople.execute(contextOf(miriam), {}),
      () => listAllGroups.execute(contextOf(miriam), {}),
      () => suspend(miriam, ana, tomorrow()),
      () => make(miriam, miriam, 'yes'),
      () => appoint(miriam, group, ana.email),
    ]
    for (const work of works) expect((await refusalOf(work())).code).toBe('not_found')
    const byToken = { ...contextOf(admin), tokenId: newId() as string }
    const asked = [
      () => listPeople.execute(byToken, {}),
      () => listAllGroups.execute(byToken, {}),
      () => suspendPerson.execute(byToken, { userId: ana.id, until: tomorrow() }),
      () => setAdministrator.execute(byToken, { userId: ana.id, administrator: 'yes' }),
      () => appointOwner.execute(byToken, { groupId: group.id, email: ana.email }),
    ]
    for (const work of asked) expect((await refusalOf(work())).code).toBe('not_found')
    const suspended = await aPerson({ siteAdmin: true, suspended: true })
    expect((await refusalOf(listPeople.execute(contextOf(suspended), {}))).code).toBe('not_found')
    expect((await refusalOf(listPeople.execute(contextOf(null), {}))).code).toBe('signed_out')
  })
})

describe('people', () => {
  test('are listed the newest first, each once, and found by name or address', async () => {
    const mark = newId().toLowerCase()
    const made = await db().user.createManyAndReturn({
      data: Array.from({ length: 60 }, (_, i) => ({
        name: i % 2 ? `Lena ${mark}` : 'Somebody',
        email: `${i % 2 ? newId().toLowerCase() : mark}-${i}@postil.example`,
      })),
    })
    const listed: UserId[] = []
    for (let after: string | undefined; ;) {
      const asked = { words: mark.toUpperCase(), ...(after ? { after } : {}) }
      const page = await listPeople.execute(contextOf(admin), asked)
      listed.push(...page.items.map(({ id }) => id))
      if (page.next === null) break
      after = page.next
    }
    expect(listed.toSorted()).toEqual(made.map(({ id }) => idOf<UserId>(id)).toSorted())
    const [me] = (await listPeople.execute(contextOf(admin), { words: admin.email })).items
    expect(me).toMatchObject({ id: admin.id, isViewer: true, siteAdmin: true, suspendedUntil: null })
  })

  test('are suspended until a day, which closes what they read in closed groups, and restored', async () => {
    const person = await aPerson()
    const reading = await aReading({ group: await aGroup({ people: [[person, 'member']] }) })
    const stream = await aStream(person, { reading: reading.id })
    await suspend(admin, person, tomorrow())
    await until('it is closed', stream.isClosed)
    const [row] = (await listPeople.execute(contextOf(admin), { words: person.email })).items
    expect(row?.suspendedUntil).toBe(`${tomorrow()}T00:00:00.000Z`)
    await suspend(admin, person, '')
    expect((await db().user.findUniqueOrThrow({ where: { id: person.uuid } })).suspendedUntil).toBeNull()
  })

  test.each(['2001-01-01', 'tomorrow', '2026-13-40'])('are not suspended until %s', async (day) => {
    const { detail } = await refusalOf(suspend(admin, await aPerson(), day))
    expect(detail.fields).toMatchObject([{ path: 'until' }])
  })

  test('become administrators, and no longer; never oneself', async () => {
    const person = await aPerson()
    await make(admin, person, 'yes')
    const risen = { ...person, siteAdmin: true }
    await make(risen, admin, 'yes')
    expect((await refusalOf(make(risen, person, 'no'))).detail.reason).toBe('oneself')
    expect((await refusalOf(suspend(risen, person, tomorrow()))).detail.reason).toBe('oneself')
    await make(admin, person, 'no')
    expect((await db().user.findUniqueOrThrow({ where: { id: person.uuid } })).siteAdmin).toBe(false)
  })
})

describe('groups', () => {
  test('are listed with who answers for them, and nothing else', async () => {
    const owner = await aPerson({ name: 'Olga' })
    const group = await aGroup({ people: [[owner, 'owner']] })
    const name = `Closed ${newId()}`
    await db().group.update({ where: { id: group.uuid }, data: { name } })
    const { items } = await listAllGroups.execute(contextOf(admin), { words: name })
    expect(items).toMatchObject([{ id: group.id, owners: ['Olga'], memberCount: 1, ownersAreGone: false }])
  })

  test('whose owners are gone get one from among their members', async () => {
    const [left, member, stranger] = [await aPerson(), await aPerson(), await aPerson()]
    const group = await aGroup({
      people: [
        [left, 'owner'],
        [member, 'member'],
      ],
    })
    expect((await refusalOf(appoint(admin, group, member.email))).detail.reason).toBe('has_an_owner')
    await db().user.update({ where: { id: left.uuid }, data: { deleteAt: new Date(Date.now() + 60_000) } })
    for (const email of [stranger.email, admin.email, 'nobody@postil.example']) {
      expect((await refusalOf(appoint(admin, group, email))).detail.reason).toBe('not_in_the_group')
    }
    await appoint(admin, group, member.email.toUpperCase())
    expect(await rolesIn(group)).toEqual(['owner', 'owner'])
  })

  test('keep what an administrator may not read, also while appointing', async () => {
    const { miriam, ana, group } = await aClass()
    await db().user.update({ where: { id: miriam.uuid }, data: { suspendedUntil: new Date('2100-01-01') } })
    const refusal = await refusalOf(appoint(admin, group, ana.email))
    expect(refusal.detail.reason).toBe('has_an_owner')
  })
})
