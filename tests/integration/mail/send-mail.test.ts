import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { idOf, type UserId } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { addMail } from '@/lib/server/mail/add-mail'
import { resumeMails } from '@/lib/server/mail/resume-mails'
import { sendMail } from '@/lib/server/mail/send-mail'
import { inTransaction } from '@/lib/server/transaction'
import { newId } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'

let server: Awaited<ReturnType<typeof aMailServer>>
beforeAll(async () => {
  server = await aMailServer()
})
afterEach(() => {
  server.refuse(null)
  server.hold(async () => {})
  server.holdAddressing(async () => {})
  server.configure()
})
afterAll(() => server.close())

const LINK = 'https://read.example/link/a-secret-that-signs-somebody-in'
const letter = {
  subject: 'Ein Gruß an Łucja',
  paragraphs: ['Hello, <b>Łucja</b> & all.', `${'A long sentence that goes on. '.repeat(8)}`],
  link: { label: 'Open it', href: LINK },
  footnote: 'You need do nothing.',
}

/** A mail of a test's own, waiting. */
async function aMail(recipient = `${newId()}@postil.example`.toLowerCase()) {
  await inTransaction((outbox) =>
    addMail(outbox, { kind: 'greeting', userId: null, recipient, letter, now: new Date() }),
  )
  const row = await db().mail.findFirstOrThrow({ where: { recipient } })
  return {
    id: row.id,
    recipient,
    send: () => sendMail({ id: idOf<UserId>(row.id) }),
    now: () => rowOf(row.id),
  }
}
const rowOf = (id: string) => db().mail.findUniqueOrThrow({ where: { id } })
const jobsOf = (id: string) =>
  db().$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`send-mail:${idOf(id)}`}`

describe('a mail', () => {
  test('waits with its job, its words sealed, and is neither there when its command fails', async () => {
    const mail = await aMail()
    const row = await mail.now()
    expect(row).toMatchObject({ state: 'waiting', attempts: 0, kind: 'greeting' })
    expect(JSON.stringify(row)).not.toContain('a-secret')
    expect(await jobsOf(mail.id)).toHaveLength(1)
    const recipient = `${newId()}@postil.example`
    const failing = inTransaction(async (outbox) => {
      await addMail(outbox, { kind: 'greeting', userId: null, recipient, letter, now: new Date() })
      throw new Error('The command failed')
    })
    await expect(failing).rejects.toThrow('The command failed')
    expect(await db().mail.count({ where: { recipient } })).toBe(0)
  })

  test('arrives in two parts, with words as they were written and nothing to run', async () => {
    const mail = await aMail()
    await mail.send()
    const [taken, ...others] = server.to(mail.recipient)
    expect(others).toEqual([])
    expect(taken?.source).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(taken?.source).toMatch(/^From: Postil <postil@read.example>/m)
    expect(taken?.source).toMatch(new RegExp(`^Message-ID: <${mail.id}@localhost>`, 'm'))
    expect(taken?.source).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(taken?.decoded).toContain(LINK)
    expect(taken?.decoded).toContain('Hello, <b>Łucja</b> & all.')
    expect(taken?.decoded).toContain('Hello, &lt;b&gt;Łucja&lt;/b&gt; &amp; all.')
    expect(taken?.decoded).not.toMatch(/<(script|img|link|style)/)
  })

  test('is sent once, and its words are gone then', async () => {
    const mail = await aMail()
    await mail.send()
    await mail.send()
    expect(server.to(mail.recipient)).toHaveLength(1)
    expect(await mail.now()).toMatchObject({ state: 'sent', attempts: 1, text: '', html: '' })
    expect((await mail.now()).sentAt).not.toBeNull()
  })

  test('is sent once by two workers at the same time', async () => {
    const mail = await aMail()
    let second: Promise<void> | undefined
    server.hold(async () => {
      server.hold(async () => {})
      second = mail.send()
      // It passes by what the first one holds.
      await second
    })
    await mail.send()
    expect(second).toBeDefined()
    expect(server.to(mail.recipient)).toHaveLength(1)
  })

  test('goes to one recipient, whatever the address looks like', async () => {
    const recipient = `a,b.${newId()}@postil.example`
    const mail = await aMail(recipient)
    await mail.send()
    expect(server.taken.at(-1)?.source).not.toContain('Bcc')
    expect((await mail.now()).state).not.toBe('waiting')
  })
})

describe('a mail that is not taken', () => {
  test.each(['recipient for now', 'data for now'] as const)(
    '(%s) is tried again, later and later',
    async (what) => {
      server.refuse(what)
      const mail = await aMail()
      const waits: number[] = []
      const { createdAt } = await mail.now()
      for (let attempt = 0; attempt < 6; attempt++) {
        await mail.send()
        const [job] = await jobsOf(mail.id)
        waits.push(Math.round(((job?.runAt.getTime() ?? 0) - createdAt.getTime()) / 60_000))
      }
      expect(waits).toEqual([1, 6, 36, 150, 480, 1440])
      expect(await mail.now()).toMatchObject({ state: 'waiting', attempts: 6 })
      await mail.send()
      expect(await mail.now()).toMatchObject({ state: 'failed', attempts: 7, text: '', html: '' })
      server.refuse(null)
      await mail.send()
      expect(server.to(mail.recipient)).toEqual([])
    },
  )

  test('for good is given up at once', async () => {
    server.refuse('recipient for good')
    const mail = await aMail()
    await mail.send()
    expect(await mail.now()).toMatchObject({ state: 'failed', attempts: 1, text: '' })
  })

  test.each([
    ['no server answers', { smtpUrl: 'smtp://127.0.0.1:1', from: 'a@b.example' }],
    ['none is configured any more', null],
  ])('because %s arrives later', async (_, settings) => {
    const mail = await aMail()
    env().mail = settings
    await mail.send()
    expect(await mail.now()).toMatchObject({ state: 'waiting', attempts: 1 })
    server.configure()
    await mail.send()
    expect(server.to(mail.recipient)).toHaveLength(1)
  })
})

describe('a mail whose server hangs up', () => {
  test('before it has the whole of it is sent again', async () => {
    const mail = await aMail()
    server.holdAddressing(async () => server.hangUp())
    await mail.send()
    expect(await mail.now()).toMatchObject({ state: 'waiting', attempts: 1 })
    server.holdAddressing(async () => {})
    await mail.send()
    expect(await mail.now()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(server.to(mail.recipient)).toHaveLength(1)
  })

  test('and keeps it without saying so is not sent again', async () => {
    const mail = await aMail()
    server.hold(async () => server.hangUp())
    await mail.send()
    expect(await mail.now()).toMatchObject({ state: 'unclear', attempts: 1, text: '', sentAt: null })
    await mail.send()
    expect(server.to(mail.recipient)).toHaveLength(1)
  })
})

test('a mail that is erased while it is on its way is not handed over', async () => {
  const mail = await aMail()
  server.holdAddressing(async () => void (await db().mail.delete({ where: { id: mail.id } })))
  await mail.send()
  expect(server.to(mail.recipient)).toEqual([])
  expect(await db().mail.count({ where: { id: mail.id } })).toBe(0)
})

describe('mails whose worker was killed', () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  const forgetJob = (id: string) =>
    db().$queryRaw`SELECT 1 FROM (SELECT graphile_worker.remove_job(${`send-mail:${idOf(id)}`})) AS removed`

  test('get a job again, and those that only wait their turn do not', async () => {
    const [due, young, resting] = [await aMail(), await aMail(), await aMail()]
    await db().mail.update({ where: { id: due.id }, data: { createdAt: ago(10) } })
    await db().mail.update({ where: { id: resting.id }, data: { createdAt: ago(10), attempts: 3 } })
    for (const { id } of [due, young, resting]) await forgetJob(id)
    await resumeMails()
    await resumeMails()
    expect(await jobsOf(due.id)).toHaveLength(1)
    expect(await jobsOf(young.id)).toEqual([])
    expect(await jobsOf(resting.id)).toEqual([])
  })

  test('and what is older than thirty days is forgotten', async () => {
    const old = await aMail()
    await db().mail.update({ where: { id: old.id }, data: { createdAt: ago(31 * 24 * 60) } })
    await resumeMails()
    expect(await db().mail.count({ where: { id: old.id } })).toBe(0)
  })
})
