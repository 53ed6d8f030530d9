import { describe, expect, test } from 'vitest'
import { admitRequest } from '@/lib/server/groups/admit-request'
import { getGroup } from '@/lib/server/groups/get-group'
import { listGroups } from '@/lib/server/groups/list-groups'
import { listRequests } from '@/lib/server/groups/list-requests'
import { refuseRequest } from '@/lib/server/groups/refuse-request'
import { requestToJoin } from '@/lib/server/groups/request-to-join'
import { db } from '@/lib/server/db/client'
import { aGroup, aPerson, contextOf, type Group, type Person } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

async function anAskedGroup() {
  const [owner, moderator, member] = [await aPerson(), await aPerson(), await aPerson()]
  const group = await aGroup({
    people: [
      [owner, 'owner'],
      [moderator, 'moderator'],
      [member, 'member'],
    ],
  })
  const { slug } = await db().group.update({ where: { id: group.uuid }, data: { joining: 'request' } })
  return { owner, moderator, member, group, slug }
}

const ask = (by: Person, group: Group, message = 'May I?') =>
  requestToJoin.execute(contextOf(by), { groupId: group.id, message })
const answer = (command: typeof admitRequest, by: Person, group: Group, of: Person) =>
  command.execute(contextOf(by), { groupId: group.id, userId: of.id })
const isIn = async (group: Group, person: Person) =>
  (await db().membership.count({ where: { groupId: group.uuid, userId: person.uuid } })) > 0

describe('a request', () => {
  test('is counted where they look, for those who let people in, and for nobody else', async () => {
    const { owner, moderator, member, group, slug } = await anAskedGroup()
    const [ana, ben] = [await aPerson(), await aPerson()]
    await ask(ana, group)
    await ask(ben, group)
    const onPage = async (by: Person | null) => (await getGroup.execute(contextOf(by), { slug })).requestCount
    const atHome = async (by: Person) =>
      (await listGroups.execute(contextOf(by), {})).map(({ requestCount }) => requestCount)
    for (const person of [owner, moderator])
      expect([await onPage(person), await atHome(person)]).toEqual([2, [2]])
    expect([await onPage(member), await atHome(member)]).toEqual([null, [0]])
    for (const person of [ana, null]) expect(await onPage(person)).toBeNull()
    await answer(admitRequest, moderator, group, ana)
    expect([await onPage(owner), await atHome(owner)]).toEqual([1, [1]])
  })

  test('is answered by those who moderate; until then one sees that one has asked', async () => {
    const { moderator, group, slug } = await anAskedGroup()
    const [ana, ben] = [await aPerson(), await aPerson()]
    await ask(ana, group, ' First words ')
    await ask(ben, group)
    await ask(ana, group, 'Other words')
    expect((await getGroup.execute(contextOf(ana), { slug })).hasAsked).toBe(true)
    const { items, total } = await listRequests.execute(contextOf(moderator), { slug })
    expect(items.map(({ userId, message }) => [userId, message])).toEqual([
      [ana.id, 'Other words'],
      [ben.id, 'May I?'],
    ])
    expect(total).toBe(2)
    await answer(admitRequest, moderator, group, ana)
    await answer(refuseRequest, moderator, group, ben)
    expect([await isIn(group, ana), await isIn(group, ben)]).toEqual([true, false])
    expect((await listRequests.execute(contextOf(moderator), { slug })).total).toBe(0)
    const entries = await db().auditEntry.findMany({ where: { groupId: group.uuid }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action }) => action).slice(-2)).toEqual(['request.admit', 'request.refuse'])
    await ask(ben, group)
  })

  test('is answered once, also at once', async () => {
    const { owner, moderator, group } = await anAskedGroup()
    const ana = await aPerson()
    await ask(ana, group)
    const done = await Promise.allSettled([
      answer(admitRequest, owner, group, ana),
      answer(refuseRequest, moderator, group, ana),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await isIn(group, ana)).toBe(done[0]?.status === 'fulfilled')
  })

  test('is neither seen nor answered by members, nor by those outside', async () => {
    const { member, group, slug } = await anAskedGroup()
    const ana = await aPerson()
    await ask(ana, group)
    for (const by of [member, ana, await aPerson()]) {
      expect((await refusalOf(listRequests.execute(contextOf(by), { slug }))).code).toMatch(
        /forbidden|not_found/,
      )
      expect((await refusalOf(answer(admitRequest, by, group, ana))).code).toMatch(/forbidden|not_found/)
    }
    expect(await isIn(group, ana)).toBe(false)
  })

  test('goes with joining otherwise', async () => {
    const { moderator, group, slug } = await anAskedGroup()
    const ana = await aPerson()
    await ask(ana, group)
    await answer(admitRequest, moderator, group, ana)
    expect((await refusalOf(ask(ana, group))).detail.reason).toBe('already_a_member')
    expect((await listRequests.execute(contextOf(moderator), { slug })).total).toBe(0)
  })

  test.each(['invitation', 'open'] as const)(
    'to a group that is joined by %s is not taken',
    async (joining) => {
      const { group } = await anAskedGroup()
      await db().group.update({ where: { id: group.uuid }, data: { joining } })
      expect((await refusalOf(ask(await aPerson(), group))).code).toMatch(/forbidden|not_found/)
    },
  )

  test.each([
    ['too long', 'x'.repeat(501)],
    ['not storable', 'a\u0000'],
  ])('with words that are %s is refused at its field', async (_, message) => {
    const { group } = await anAskedGroup()
    const { detail } = await refusalOf(ask(await aPerson(), group, message))
    expect(detail.fields).toMatchObject([{ path: 'message' }])
  })
})
