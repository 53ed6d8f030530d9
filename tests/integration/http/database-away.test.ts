import { beforeAll, describe, expect, test } from 'vitest'
import { problemSchema } from '@/lib/errors/problem'
import { db } from '@/lib/server/db/client'
import { startAnswering, type Answer } from '@/tests/support/answering'
import { aClass, aReading, rootInput } from '@/tests/support/factories'
import { aFragileLink } from '@/tests/support/fragile-link'
import { aDevice } from '@/tests/support/sessions'
import { until } from '@/tests/support/until'

let given: Awaited<ReturnType<typeof aClass>>
let cookie: string
beforeAll(async () => {
  given = await aClass()
  cookie = (await aDevice(given.ana)).cookie
})

/** A process of its own behind a link of its own, so that several databases can be away at once. */
async function aServer() {
  const url = new URL(process.env['DATABASE_URL'] ?? '')
  const link = await aFragileLink({ host: url.hostname, port: Number(url.port) })
  url.host = `127.0.0.1:${link.port}`
  const { ask, log, stop } = await startAnswering(url.href)
  const reading = await aReading({ group: given.group })
  const params = { readingId: reading.id }
  const read = () => ask({ route: 'snapshot', method: 'GET', cookie, params })
  const write = () => {
    const body = rootInput(reading, { on: 'fox' })
    return ask({ route: 'create', method: 'POST', cookie, params: {}, body })
  }
  const both = () => Promise.all([read(), write(), read(), write(), read(), write()])
  return {
    link,
    reading,
    read,
    write,
    both,
    ready: () => ask({ route: 'ready', method: 'GET', cookie: '', params: {} }),
    isBack: () =>
      until('reading and writing work again', async () =>
        (await both()).every(({ status }) => status === 200 || status === 201),
      ),
    end: async () => {
      await stop()
      await link.close()
      const { password } = new URL(url)
      for (const secret of [password, 'Words', given.ana.name]) expect(log()).not.toContain(secret)
    },
  }
}

function expectAway(answer: Answer) {
  expect([answer.status, answer.retryAfter]).toEqual([503, '5'])
  expect(answer.ms).toBeLessThan(10_000)
  expect(problemSchema.strict().parse(JSON.parse(answer.body))).toMatchObject({
    code: 'unavailable',
    retryAfter: 5,
  })
}

type Server = Awaited<ReturnType<typeof aServer>>

const CASES: [string, (server: Server) => Promise<void>][] = [
  [
    'refuses connections, the answer is 503, and it recovers alone',
    async ({ link, both, ready, isBack }) => {
      expect((await both()).map(({ status }) => status)).toEqual([200, 201, 200, 201, 200, 201])
      expect((await ready()).status).toBe(200)
      await link.refuse()
      for (const answer of await both()) expectAway(answer)
      for (const answer of await both()) expectAway(answer)
      expect((await ready()).status).toBe(503)
      await link.accept()
      await isBack()
      expect((await ready()).status).toBe(200)
    },
  ],
  [
    'drops all connections, what is being asked may fail as “away”, and never otherwise',
    async ({ link, both, isBack }) => {
      for (let round = 0; round < 5; round++) {
        const asked = both()
        link.break()
        for (const answer of await asked) if (answer.status >= 300) expectAway(answer)
      }
      await isBack()
    },
  ],
  [
    'stalls, the answer is 503 within ten seconds, and it recovers alone',
    async ({ link, both, isBack }) => {
      await both()
      link.stall()
      for (const answer of await both()) expectAway(answer)
      link.recover()
      await isBack()
    },
  ],
  [
    'has gone without a word, each connection is waited for once',
    async ({ link, both, isBack }) => {
      await both()
      link.stall()
      for (const answer of await both()) expectAway(answer)
      link.heal()
      // Those that nobody had asked yet are found out now.
      await both()
      await isBack()
    },
  ],
  [
    'stalls in the middle of a transaction, the answer comes in time and the next one goes through',
    async ({ reading, read, write }) => {
      await Promise.all([read(), write()])
      const answers = await whileHeld(reading.documentUuid, () =>
        Promise.all([write(), write(), write(), write()]),
      )
      for (const answer of answers) expectAway(answer)
      const after = await Promise.all([write(), read(), write(), write()])
      expect(after.map(({ status }) => status)).toEqual([201, 200, 201, 201])
    },
  ],
]

/** Does something while another holds what every write to this document waits for. */
async function whileHeld<T>(documentUuid: string, work: () => Promise<T>): Promise<T> {
  return db().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 AS held FROM document WHERE id = ${documentUuid}::uuid FOR UPDATE`
      return work()
    },
    { timeout: 20_000 },
  )
}

describe('when the database', () => {
  test.concurrent.each(CASES)(
    '%s',
    async (_, work) => {
      const server = await aServer()
      try {
        await work(server)
      } finally {
        await server.end()
      }
    },
    60_000,
  )
})
