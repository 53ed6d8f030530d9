import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idOf } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { acceptInvitation } from '@/lib/server/groups/accept-invitation'
import { admitRequest } from '@/lib/server/groups/admit-request'
import { appointOwner } from '@/lib/server/groups/appoint-owner'
import { changeRole } from '@/lib/server/groups/change-role'
import { createInvitation } from '@/lib/server/groups/create-invitation'
import { listInvitations } from '@/lib/server/groups/list-invitations'
import { refuseRequest } from '@/lib/server/groups/refuse-request'
import { removeMember } from '@/lib/server/groups/remove-member'
import { requestToJoin } from '@/lib/server/groups/request-to-join'
import { sendMail } from '@/lib/server/mail/send-mail'
import { getBell } from '@/lib/server/notifications/get-bell'
import { listNotifications } from '@/lib/server/notifications/list-notifications'
import { aGroup, aPerson, contextOf, newId, type Group, type Person } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'
import { runJob, runJobsOf, toldTo, waitingJobs } from '@/tests/support/run-jobs'

let server: Awaited<ReturnType<typeof aMailServer>>
beforeAll(async () => {
  server = await aMailServer()
})
afterAll(() => server.close())

type Circle = Record<'owner' | 'moderator' | 'member' | 'comer', Person> & { group: Group; slug: string }
let circle: Circle
beforeEach(async () => {
  const [owner, moderator, member] = [
    await aPerson({ name: 'Miriam Okafor' }),
    await aPerson(),
    await aPerson(),
  ]
  const group = await aGroup({
    people: [
      [owner, 'owner'],
      [moderator, 'moderator'],
      [member, 'member'],
    ],
  })
  const data = { joining: 'request', purpose: 'class', name: 'Thursday circle' } as const
  const { slug } = await db().group.update({ where: { id: group.uuid }, data })
  circle = { owner, moderator, member, comer: await aPerson(), group, slug }
})

const of = (person: Person) => ({ groupId: circle.group.id, userId: person.id })
const ask = (by: Person) =>
  requestToJoin.execute(contextOf(by), { groupId: circle.group.id, message: 'May I?' })
const admit = (by: Person, who = circle.comer) => admitRequest.execute(contextOf(by), of(who))
const give = (role: string, to = circle.member, by = circle.owner) =>
  changeRole.execute(contextOf(by), { ...of(to), role })
const bell = (person: Person) => getBell.execute(contextOf(person), {})

/** What a person's list says, with where it leads. */
async function listOf(person: Person) {
  const { items } = await listNotifications.execute(contextOf(person), { tab: 'direct' })
  return items.map(({ kind, actor, path, group, text }) => ({ kind, actor, path, group, text }))
}

/** Has all mails of a person sent, and returns those that have arrived. */
async function mailed(person: Person) {
  const rows = await db().mail.findMany({ where: { userId: person.uuid } })
  for (const { id } of rows) await sendMail({ id: idOf(id) })
  return server.to(person.email)
}

async function letIn() {
  await ask(circle.comer)
  await admit(circle.owner)
  await runJobsOf(circle.comer.id)
}

describe('somebody who is let in', () => {
  test('is told who did it, in the list, by the bell and by mail, each with the way to the group; nobody else is', async () => {
    await letIn()
    const { owner, moderator, member, comer, slug } = circle
    expect(await listOf(comer)).toEqual([
      {
        kind: 'invitation',
        actor: 'Miriam Okafor',
        path: `/g/${slug}`,
        group: { name: 'Thursday circle', role: 'member', purpose: 'class' },
        text: null,
      },
    ])
    expect(await bell(comer)).toEqual({ direct: 1, watching: 0 })
    const [mail, ...others] = await mailed(comer)
    expect(others).toEqual([])
    expect(mail?.decoded).toMatch(/^Subject: Miriam Okafor let you into Thursday circle$/m)
    expect(mail?.decoded).toContain(`${env().baseUrl}/g/${slug}`)
    for (const person of [owner, moderator, member]) expect(await toldTo(person)).toEqual([])
  })

  test('by two at once, and by a job that runs again, is told once', async () => {
    const { owner, moderator, comer } = circle
    await ask(comer)
    const both = await Promise.allSettled([admit(owner), admit(moderator)])
    expect(both.map(({ status }) => status)).toContain('fulfilled')
    const jobs = (await waitingJobs(comer.id)).filter(({ task }) => task === 'notify-member')
    for (const job of [...jobs, ...jobs]) await runJob(job)
    expect(await toldTo(comer)).toHaveLength(1)
    expect(await mailed(comer)).toHaveLength(1)
  })

  test.each([
    ['only in the list', { app: true, mail: 'never' }, { told: 1, rings: 1, mails: 0 }],
    ['only by mail', { app: false, mail: 'now' }, { told: 1, rings: 0, mails: 1 }],
    ['in a digest', { app: false, mail: 'daily' }, { told: 1, rings: 0, mails: 0 }],
    ['not at all', { app: false, mail: 'never' }, { told: 0, rings: 0, mails: 0 }],
  ] as const)('who wants it so is told %s', async (_, channel, expected) => {
    const { comer } = circle
    const data = { userId: comer.uuid, notifications: { invitation: channel } }
    await db().preference.create({ data })
    await letIn()
    const [told, { direct: rings }, mails] = [await toldTo(comer), await bell(comer), await mailed(comer)]
    expect({ told: told.length, rings, mails: mails.length }).toEqual(expected)
  })

  test('and is out again before it is told is not told; after it, neither list, bell nor mail says it any more', async () => {
    const { owner, comer } = circle
    const remove = () => removeMember.execute(contextOf(owner), of(comer))
    await ask(comer)
    await admit(owner)
    await remove()
    await runJobsOf(comer.id)
    expect(await toldTo(comer)).toEqual([])
    await letIn()
    await remove()
    expect(await listOf(comer)).toEqual([])
    expect(await bell(comer)).toEqual({ direct: 0, watching: 0 })
    expect(await mailed(comer)).toEqual([])
    expect(await db().mail.findMany({ where: { userId: comer.uuid }, select: { state: true } })).toEqual([
      { state: 'withdrawn' },
    ])
  })
})

test('who is refused, and who comes in by a link, which names nobody, is told nothing', async () => {
  const { owner, comer, group, slug } = circle
  await ask(comer)
  await refuseRequest.execute(contextOf(owner), of(comer))
  const invitation = {
    invitationId: newId(),
    groupId: group.id,
    role: 'member',
    days: '7',
    maxUses: '',
    readingId: '',
  }
  await createInvitation.execute(contextOf(owner), invitation)
  const [made] = await listInvitations.execute(contextOf(owner), { slug })
  await acceptInvitation.execute(contextOf(comer), { token: made?.link?.split('/join/')[1] ?? '' })
  expect((await waitingJobs(comer.id)).filter(({ task }) => task.startsWith('notify'))).toEqual([])
  await runJobsOf(comer.id)
  expect(await toldTo(comer)).toEqual([])
})

describe('somebody with another role', () => {
  test('is told which, under its name in this group, and in the list alone; nobody else is', async () => {
    const { owner, moderator, member, slug } = circle
    await give('moderator')
    await runJobsOf(member.id)
    expect(await listOf(member)).toEqual([
      {
        kind: 'role',
        actor: 'Miriam Okafor',
        path: `/g/${slug}`,
        group: { name: 'Thursday circle', role: 'moderator', purpose: 'class' },
        text: null,
      },
    ])
    expect(await bell(member)).toEqual({ direct: 1, watching: 0 })
    expect(await mailed(member)).toEqual([])
    for (const person of [owner, moderator]) expect(await toldTo(person)).toEqual([])
  })

  test('is mailed it where that is wanted, and once, however often the job runs', async () => {
    const { member, slug } = circle
    const channels = { app: true, mail: 'now' }
    await db().preference.create({ data: { userId: member.uuid, notifications: { role: channels } } })
    await give('moderator')
    const jobs = await waitingJobs(member.id)
    for (const job of [...jobs, ...jobs]) await runJob(job)
    const [mail, ...others] = await mailed(member)
    expect(others).toEqual([])
    expect(mail?.decoded).toMatch(/^Subject: You are now Instructor in Thursday circle$/m)
    expect(mail?.decoded).toContain(`${env().baseUrl}/g/${slug}`)
  })

  test('that is the one they had, or that they gave themselves, is told nothing', async () => {
    const { owner, member } = circle
    await give('member')
    await give('owner')
    await runJobsOf(member.id)
    const before = (await toldTo(member)).length
    await give('moderator', owner, owner)
    await runJobsOf(owner.id)
    expect([before, (await toldTo(owner)).length]).toEqual([1, 0])
  })

  test('from an administrator, because all owners are gone, is told without a name', async () => {
    const { owner, member, group } = circle
    await db().user.update({
      where: { id: owner.uuid },
      data: { deleteAt: new Date(Date.now() + 60_000), deleteFate: 'keep' },
    })
    const administrator = await aPerson({ siteAdmin: true })
    await appointOwner.execute(contextOf(administrator), { groupId: group.id, email: member.email })
    await runJobsOf(member.id)
    expect(await listOf(member)).toMatchObject([{ kind: 'role', actor: null, group: { role: 'owner' } }])
  })
})
