import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GET, POST } from '@/app/unsubscribe/[token]/now/route'
import type { BodyJson } from '@/lib/annotations/annotation'
import { idOf, uuidOf } from '@/lib/ids'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { sendMail } from '@/lib/server/mail/send-mail'
import { getKeptMail } from '@/lib/server/notifications/get-kept-mail'
import { getUnsubscribing } from '@/lib/server/notifications/get-unsubscribing'
import { listMailbox } from '@/lib/server/notifications/list-mailbox'
import { sendDigests } from '@/lib/server/notifications/send-digests'
import { unsubscribe } from '@/lib/server/notifications/unsubscribe'
import { sealUnsubscribing } from '@/lib/server/notifications/unsubscribe-token'
import {
  aClass,
  anAnnotation,
  aPerson,
  aReply,
  contextOf,
  rootInput,
  type Person,
} from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'
import { runJob, runJobsOf, waitingJobs } from '@/tests/support/run-jobs'

let server: Awaited<ReturnType<typeof aMailServer>>
let room: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  server = await aMailServer()
})
beforeEach(async () => {
  room = await aClass()
})
afterEach(() => {
  server.hold(async () => {})
  server.configure()
})
afterAll(() => server.close())

const HOSTILE = 'Ben <script>alert(1)</script> "B" & Co'

/** Ben answers Ana; what people are told is done, the mails wait. */
async function answered(says = 'Because it is quick.') {
  const { ana, ben, reading } = room
  const root = await anAnnotation({ by: ana, reading, on: 'quick brown fox', says: 'Why?' })
  const reply = await aReply({ by: ben, to: root.id, says })
  await runJobsOf(reply.id)
  return { root, reply }
}
const mailsOf = ({ uuid }: Person) =>
  db().mail.findMany({
    where: { userId: uuid, kind: { in: ['notification', 'digest'] } },
    orderBy: { createdAt: 'asc' },
  })
async function sendAll(person: Person) {
  for (const { id } of await mailsOf(person)) await sendMail({ id: idOf(id) })
}
function headerOf(source: string, name: string): string | undefined {
  const [headers = ''] = source.replaceAll('\r\n', '\n').split('\n\n')
  return new RegExp(`^${name}: (.*)$`, 'im').exec(headers.replaceAll(/\n[ \t]/g, ' '))?.[1]?.trim()
}

describe('a mail of an answer', () => {
  test('says who, quotes the passage with what stands around it and the words, and links to the very annotation', async () => {
    const { reply } = await answered()
    await sendAll(room.ana)
    const [mail, ...others] = server.to(room.ana.email)
    expect(others).toEqual([])
    expect(mail?.source).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(mail?.decoded).toContain(`/r/${room.reading.id}/a/${reply.id}`)
    expect(mail?.decoded).toContain('> Because it is quick.')
    expect(mail?.decoded.replaceAll(/\n> /g, ' ')).toContain('The [quick brown fox] jumps over the lazy dog.')
    expect(mail?.decoded).toContain('<b>quick brown fox</b>')
    expect(headerOf(mail?.source ?? '', 'Subject')?.replaceAll('_', ' ')).toContain(
      `${room.ben.name} answered you in`,
    )
  })

  test('waits without a word of it in the database', async () => {
    await answered('A telling word: xylophone')
    expect(await mailsOf(room.ana)).toMatchObject([{ state: 'waiting', subject: '', text: '', html: '' }])
  })

  test('escapes names and words, and lets none into a header', async () => {
    await db().user.update({ where: { id: room.ben.uuid }, data: { name: HOSTILE } })
    await answered('<img src=x onerror=alert(1)>\r\nBcc: all@example.org')
    await sendAll(room.ana)
    const [mail] = server.to(room.ana.email)
    const html = (mail?.decoded ?? '').slice((mail?.decoded ?? '').indexOf('<!doctype'))
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<(script|img)/)
    expect(headerOf(mail?.source ?? '', 'Bcc')).toBeUndefined()
    expect(mail?.to).toBe(room.ana.email)
  })

  test.each([
    [
      'was deleted',
      async (id: string) => void (await deleteAnnotation.execute(contextOf(room.ben), { annotationId: id })),
    ],
    [
      'was hidden',
      async () => {
        const annotation = { where: { text: 'Because it is quick.', readingId: room.reading.uuid } }
        await db().annotation.updateMany({ ...annotation, data: { status: 'rejected' } })
      },
    ],
    [
      'stands in a group that one has left',
      async () => {
        const key = { groupId: room.group.uuid, userId: room.ana.uuid }
        await db().membership.delete({ where: { groupId_userId: key } })
      },
    ],
    [
      'is by somebody whom one has muted since',
      async () => {
        await db().mute.create({ data: { userId: room.ana.uuid, personId: room.ben.uuid } })
      },
    ],
    [
      'is of a kind that one wants no more',
      async () => {
        const notifications = { answer: { app: true, mail: 'never' } }
        await db().preference.upsert({
          where: { userId: room.ana.uuid },
          create: { userId: room.ana.uuid, notifications },
          update: { notifications },
        })
      },
    ],
  ])('is not sent when what it tells of %s', async (_, change) => {
    const { reply } = await answered()
    await change(reply.id)
    await sendAll(room.ana)
    expect(server.to(room.ana.email)).toEqual([])
    expect(await mailsOf(room.ana)).toMatchObject([{ state: 'withdrawn' }])
  })

  test('is made once, however often the job that makes it is killed and run', async () => {
    const { ana, ben, reading } = room
    const root = await anAnnotation({ by: ana, reading })
    const reply = await aReply({ by: ben, to: root.id })
    const [job] = await waitingJobs(reply.id)
    if (job) await Promise.all([runJob(job), runJob(job), runJob(job)])
    if (job) await runJob(job)
    await Promise.all([sendAll(ana), sendAll(ana)])
    expect(server.to(ana.email)).toHaveLength(1)
  })
})

describe('a digest', () => {
  const HOUR = 3_600_000

  /** Two threads of Ana's that Ben, a member of a circle, is told of daily; told so many hours ago. */
  async function waiting(hoursAgo: number) {
    const { ana, ben, reading } = room
    const threads = [
      await anAnnotation({ by: ana, reading, on: 'quick', says: 'First thread' }),
      await anAnnotation({ by: ana, reading, on: 'lazy', says: 'Second thread' }),
    ]
    for (const { id } of threads) await runJobsOf(id)
    await db().notification.updateMany({
      where: { userId: ben.uuid },
      data: { createdAt: new Date(Date.now() - hoursAgo * HOUR) },
    })
    return threads
  }

  test('tells a day’s threads in one mail, with a link to each, once, whatever runs beside or after it', async () => {
    const threads = await waiting(25)
    await Promise.all([sendDigests(), sendDigests(), sendDigests()])
    await sendDigests()
    expect(await mailsOf(room.ben)).toHaveLength(1)
    await sendAll(room.ben)
    await sendAll(room.ben)
    const [mail, ...others] = server.to(room.ben.email)
    expect(others).toEqual([])
    for (const { id } of threads) expect(mail?.decoded).toContain(`/r/${room.reading.id}/a/${id}`)
    expect(mail?.decoded).toContain('First thread')
    expect(mail?.decoded).toContain('Second thread')
  })

  test('says that there is more than it tells', async () => {
    const { ana, ben, group, reading } = room
    const [thread] = await waiting(25)
    const annotationId = uuidOf(thread?.id ?? '')
    const told = { userId: ben.uuid, actorId: ana.uuid, groupId: group.uuid, readingId: reading.uuid }
    const createdAt = new Date(Date.now() - 25 * HOUR)
    await db().notification.createMany({
      data: Array.from({ length: 120 }, (_, i) => ({
        ...told,
        annotationId,
        createdAt,
        event: `again:${i}`,
        kind: 'thread' as const,
        mail: 'daily' as const,
      })),
    })
    await sendDigests()
    await sendAll(ben)
    const [mail] = server.to(ben.email)
    expect(headerOf(mail?.source ?? '', 'Subject')).toContain('More than 100 things new')
    expect(mail?.decoded).toContain('/notifications?tab=all')
  })

  test('waits for the hour of its person’s own clock', async () => {
    const { ben } = room
    const hour = (zone: string, time: number) =>
      Number(
        new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(time),
      )
    const timeZone = 'Pacific/Kiritimati'
    // An hour that comes in two hours there.
    const digestHour = (hour(timeZone, Date.now()) + 2) % 24
    await db().preference.create({ data: { userId: ben.uuid, timeZone, digestHour } })
    await waiting(1)
    await sendDigests()
    expect(await mailsOf(ben)).toEqual([])
    // The one that came two hours ago.
    await db().preference.update({
      where: { userId: ben.uuid },
      data: { digestHour: (hour(timeZone, Date.now()) + 22) % 24 },
    })
    await waiting(5)
    await sendDigests()
    expect(await mailsOf(ben)).toHaveLength(1)
  })

  test('leaves out what was read or deleted meanwhile, and is not sent when nothing is left', async () => {
    const { ana, ben } = room
    const [first] = await waiting(25)
    await sendDigests()
    await deleteAnnotation.execute(contextOf(ana), { annotationId: first?.id ?? '' })
    await db().notification.updateMany({
      where: { userId: ben.uuid, annotation: { text: 'Second thread' } },
      data: { readAt: new Date() },
    })
    await sendAll(ben)
    expect(server.to(ben.email)).toEqual([])
    expect(await mailsOf(ben)).toMatchObject([{ state: 'withdrawn' }])
  })
})

describe('unsubscribing', () => {
  const post = (token: string, fields: Record<string, string>) =>
    POST(
      new Request(`http://localhost:3000/unsubscribe/${token}/now`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      }),
      { params: Promise.resolve({ token }) },
    )
  const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' }

  test('a mail program does it with the two headers alone, and that kind comes no more', async () => {
    await answered()
    await sendAll(room.ana)
    const [mail] = server.to(room.ana.email)
    expect(headerOf(mail?.source ?? '', 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    const link = headerOf(mail?.source ?? '', 'List-Unsubscribe') ?? ''
    const token = /^<.*\/unsubscribe\/([\w-]+)\/now>$/.exec(link)?.[1] ?? ''
    expect((await post(token, ONE_CLICK)).status).toBe(200)
    expect(await getUnsubscribing.execute(contextOf(null), { token })).toEqual({
      of: 'answer',
      isMailed: false,
    })
    await answered()
    await sendAll(room.ana)
    expect(server.to(room.ana.email)).toHaveLength(1)
    // In the list it is told all the same.
    expect(await db().notification.count({ where: { userId: room.ana.uuid, kind: 'answer' } })).toBe(2)
  })

  test('the form of the page is led back to it, and a link that is opened there too', async () => {
    const token = sealUnsubscribing({ userId: room.ana.id, of: 'digest' })
    const posted = await post(token, { ...ONE_CLICK, page: '1' })
    expect([posted.status, posted.headers.get('location')]).toEqual([303, `/unsubscribe/${token}`])
    const opened = await GET(new Request('http://localhost:3000/'), { params: Promise.resolve({ token }) })
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `/unsubscribe/${token}`])
    expect(await getUnsubscribing.execute(contextOf(null), { token })).toEqual({
      of: 'digest',
      isMailed: false,
    })
  })

  test('whatever is wrong with a link, the answer is the same', async () => {
    const good = sealUnsubscribing({ userId: room.ana.id, of: 'mention' })
    const gone = await aPerson()
    const ofNobody = sealUnsubscribing({ userId: gone.id, of: 'mention' })
    await db().user.delete({ where: { id: gone.uuid } })
    const bad = ['x', '', good.slice(0, -4), `${good.slice(0, -4)}AAAA`, ofNobody, 'ü'.repeat(40)]
    const answers = await Promise.all(
      bad.map(async (token) => {
        const response = await post(token, ONE_CLICK)
        return [response.status, await response.text(), [...response.headers].toString()]
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(404)
    for (const token of bad) expect(await getUnsubscribing.execute(contextOf(null), { token })).toBeNull()
  })

  test('signed in or not, a link ends what it names and nothing else', async () => {
    const token = sealUnsubscribing({ userId: room.ana.id, of: 'reply' })
    for (const who of [null, room.ben]) {
      expect(await unsubscribe.execute(contextOf(who), { token })).toEqual({ unsubscribed: true })
    }
    const { notifications } = await db().preference.findUniqueOrThrow({ where: { userId: room.ana.uuid } })
    expect(notifications).toEqual({ reply: { app: true, mail: 'never' } })
  })

  test('a post that says nothing of it does nothing', async () => {
    const token = sealUnsubscribing({ userId: room.ana.id, of: 'mention' })
    expect((await post(token, {})).status).toBe(400)
    expect(await getUnsubscribing.execute(contextOf(null), { token })).toEqual({
      of: 'mention',
      isMailed: true,
    })
  })
})

describe('without a mail server', () => {
  test('mails stand in the local mailbox; an administrator reads there what they may read anyway', async () => {
    env().mail = null
    const administrator = await aPerson({ siteAdmin: true })
    await answered('Said in a closed group')
    const [mail] = await mailsOf(room.ana)
    expect(mail).toMatchObject({ state: 'kept', subject: '', text: '', html: '' })
    const context = contextOf(administrator)
    const mailId: string = idOf(mail?.id ?? '')
    const { items } = await listMailbox.execute(context, {})
    expect(items.find(({ id }) => id === mailId)).toMatchObject({
      kind: 'notification',
      recipient: room.ana.email,
    })
    const closed = JSON.stringify(await getKeptMail.execute(context, { mailId }))
    expect(closed).toContain('answered you')
    expect(closed).not.toMatch(/Said in a closed group|quick brown fox|“A text”|unsubscribe\//)
    await db().group.update({ where: { id: room.group.uuid }, data: { readableBy: 'world' } })
    const open = JSON.stringify(await getKeptMail.execute(context, { mailId }))
    expect(open).toContain('Said in a closed group')
    expect(open).not.toContain('unsubscribe/')
  })

  test('and those of which nobody knows whether they arrived are named there, with nothing to open', async () => {
    const context = contextOf(await aPerson({ siteAdmin: true }))
    const words = { subject: '', text: '', html: '' }
    const idOfOne = async (state: 'unclear' | 'sent' | 'failed' | 'waiting' | 'sending') => {
      const data = { kind: 'password', recipient: room.ana.email, state, ...words }
      return idOf((await db().mail.create({ data })).id)
    }
    const unclear = await idOfOne('unclear')
    const others = [
      await idOfOne('sent'),
      await idOfOne('failed'),
      await idOfOne('waiting'),
      await idOfOne('sending'),
    ]
    const { items } = await listMailbox.execute(context, {})
    expect(items.find(({ id }) => id === unclear)).toMatchObject({ kind: 'password', state: 'unclear' })
    expect(items.filter(({ id }) => others.includes(id as never))).toEqual([])
    await expect(getKeptMail.execute(context, { mailId: unclear })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('what was deleted is not in the mailbox either', async () => {
    env().mail = null
    const administrator = await aPerson({ siteAdmin: true })
    const { reply } = await answered()
    await deleteAnnotation.execute(contextOf(room.ben), { annotationId: reply.id })
    const [mail] = await mailsOf(room.ana)
    const opened = await getKeptMail.execute(contextOf(administrator), { mailId: idOf(mail?.id ?? '') })
    expect(opened.letter).toBeNull()
  })
})

test('one post that names and answers somebody is one mail', async () => {
  const { ana, ben, reading } = room
  const root = await anAnnotation({ by: ana, reading })
  const body = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'mention', attrs: { user: ana.id, label: ana.name } }] },
    ],
  } as BodyJson
  const input = { ...rootInput(reading, { on: 'fox' }), body }
  await createAnnotation.execute(contextOf(ben), input)
  await runJobsOf(input.id)
  await sendAll(ana)
  expect(server.to(ana.email)).toHaveLength(1)
  expect(root.id).not.toBe(input.id)
})
