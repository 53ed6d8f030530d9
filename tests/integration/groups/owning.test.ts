import { describe, expect, test } from 'vitest'
import { PURPOSE_DEFAULTS } from '@/lib/groups/group'
import { PURPOSES } from '@/lib/groups/role'
import { archiveGroup } from '@/lib/server/groups/archive-group'
import { createGroup } from '@/lib/server/groups/create-group'
import { getGroup } from '@/lib/server/groups/get-group'
import { listGroupReadings } from '@/lib/server/groups/list-group-readings'
import { listGroups } from '@/lib/server/groups/list-groups'
import { updateGroup } from '@/lib/server/groups/update-group'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  contextOf,
  newId,
  rootInput,
  type Person,
} from '@/tests/support/factories'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { refusalOf } from '@/tests/support/refusals'

const make = (by: Person | null, more: object = {}) =>
  createGroup.execute(contextOf(by), {
    groupId: newId(),
    name: 'Thursday circle',
    purpose: 'circle',
    ...more,
  })
const see = (by: Person | null, slug: string) => getGroup.execute(contextOf(by), { slug })

describe('making a group', () => {
  test.each(PURPOSES)('as a %s sets what it proposes, with its maker as owner', async (purpose) => {
    const ana = await aPerson()
    const { slug } = await make(ana, { purpose })
    const { group, facts, memberCount } = await see(ana, slug)
    expect(group).toMatchObject({
      name: 'Thursday circle',
      purpose,
      archivedAt: null,
      ...PURPOSE_DEFAULTS[purpose],
    })
    expect([facts.role, memberCount]).toEqual(['owner', 1])
    expect(await listGroups.execute(contextOf(ana), {})).toMatchObject([{ slug, memberCount: 1 }])
  })

  test('twice with one id makes one, also at once', async () => {
    const ana = await aPerson()
    const groupId = newId()
    const made = await Promise.all([1, 2, 3].map(() => make(ana, { groupId })))
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(1)
    expect(await listGroups.execute(contextOf(ana), {})).toHaveLength(1)
  })

  test('with the id of another’s group is refused', async () => {
    const groupId = newId()
    await make(await aPerson(), { groupId })
    expect((await refusalOf(make(await aPerson(), { groupId }))).code).toBe('conflict')
  })

  test('with a name that is taken tells nobody so', async () => {
    const [ana, ben] = [await aPerson(), await aPerson()]
    const [first, second] = [await make(ana), await make(ben)]
    expect(first.slug).not.toBe(second.slug)
    for (const { slug } of [first, second]) expect(slug).toMatch(/^thursday-circle-[a-z0-9]{5}$/)
  })

  test('needs an account that is not suspended', async () => {
    expect((await refusalOf(make(null))).code).toBe('signed_out')
    const refusal = await refusalOf(make(await aPerson({ suspended: true })))
    expect([refusal.code, refusal.detail.reason]).toEqual(['forbidden', 'suspended'])
  })

  test.each([
    ['', 'name_missing'],
    ['  ', 'name_missing'],
    ['a\u202eb', 'name_bidi'],
    ['\u200b', 'name_invisible'],
    ['x'.repeat(81), ''],
  ])('named %j is refused at its field', async (name) => {
    const { code, detail } = await refusalOf(make(await aPerson(), { name }))
    expect([code, detail.fields?.map(({ path }) => path)]).toEqual(['invalid_input', ['name']])
  })
})

describe('changing a group', () => {
  const settings = {
    name: 'Friday',
    purpose: 'class',
    readableBy: 'world',
    writableBy: 'moderators',
    joining: 'request',
    previews: '',
    showsPresence: '',
  }

  test('is its owners’, and keeps its address', async () => {
    const ana = await aPerson()
    const { slug } = await make(ana)
    const groupId = (await see(ana, slug)).group.id
    expect(await updateGroup.execute(contextOf(ana), { groupId, ...settings })).toEqual({ slug })
    expect((await see(ana, slug)).group).toMatchObject({ ...settings, previews: false, showsPresence: false })
  })

  test.each(['moderator', 'member', 'observer'] as const)('is not for a %s', async (role) => {
    const [ana, ben] = [await aPerson(), await aPerson()]
    const group = await aGroup({
      people: [
        [ana, 'owner'],
        [ben, role],
      ],
    })
    const work = updateGroup.execute(contextOf(ben), { groupId: group.id, ...settings })
    expect((await refusalOf(work)).detail.reason).toBe('not_an_owner')
  })

  test('is not for an administrator of the installation either', async () => {
    const group = await aGroup({ readableBy: 'world' })
    const work = updateGroup.execute(contextOf(await aPerson({ siteAdmin: true })), {
      groupId: group.id,
      ...settings,
    })
    expect((await refusalOf(work)).code).toBe('forbidden')
  })

  test('archived, it is read and takes nothing new, until it is re-opened', async () => {
    const { miriam, ana, group, reading } = await aClass()
    await archiveGroup.execute(contextOf(miriam), { groupId: group.id, archived: 'yes' })
    const post = () => createAnnotation.execute(contextOf(ana), rootInput(reading, { on: 'fox' }))
    expect((await refusalOf(post())).detail.reason).toBe('group_is_archived')
    await archiveGroup.execute(contextOf(miriam), { groupId: group.id, archived: 'no' })
    await post()
  })
})

describe('who sees a group', () => {
  test('a closed one: its members, and nobody else learns of it', async () => {
    const { ana, group } = await aClass()
    const { slug } = await db().group.findUniqueOrThrow({ where: { id: group.uuid } })
    expect((await see(ana, slug)).group.id).toBe(group.id)
    for (const address of [slug, 'nowhere']) {
      expect((await refusalOf(see(await aPerson(), address))).code).toBe('not_found')
      expect((await refusalOf(see(null, address))).code).toBe('signed_out')
    }
  })

  test.each(['request', 'open'] as const)(
    'one that is joined by %s: its name, and nothing of what is in it',
    async (joining) => {
      const { group } = await aClass()
      const { slug } = await db().group.update({ where: { id: group.uuid }, data: { joining } })
      for (const person of [await aPerson(), null]) {
        expect(await see(person, slug)).toMatchObject({ group: { slug }, memberCount: null })
        const inside = await refusalOf(listGroupReadings.execute(contextOf(person), { slug }))
        expect(inside.code).toBe(person === null ? 'signed_out' : 'not_found')
      }
    },
  )

  test('one for the world: everybody, its published texts with what they may see of them', async () => {
    const { miriam, group, reading } = await aClass({ readableBy: 'world' })
    await anAnnotation({ by: miriam, reading, on: 'fox' })
    const { slug } = await db().group.findUniqueOrThrow({ where: { id: group.uuid } })
    expect((await see(null, slug)).memberCount).toBe(3)
    const { items } = await listGroupReadings.execute(contextOf(await aPerson()), { slug })
    expect(items).toMatchObject([{ id: reading.id, threadCount: 1 }])
  })

  test('its texts are paged, each once, with a cursor of that group alone', async () => {
    const ana = await aPerson()
    const group = await aGroup({ people: [[ana, 'owner']] })
    const made = []
    for (let i = 0; i < 3; i++) made.push((await aReading({ group, owner: ana })).id)
    const { slug } = await db().group.findUniqueOrThrow({ where: { id: group.uuid } })
    const page = await listGroupReadings.execute(contextOf(ana), { slug })
    expect(page.items.map(({ id }) => id)).toEqual(made.toReversed())
    expect(page.next).toBeNull()
    for (const after of ['x', 'AAAA'.repeat(20)]) {
      const refusal = await refusalOf(listGroupReadings.execute(contextOf(ana), { slug, after }))
      expect(refusal.detail.fields).toMatchObject([{ path: 'after' }])
    }
  })
})
