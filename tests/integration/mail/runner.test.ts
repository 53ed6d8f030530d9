import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestPasswordLink } from '@/lib/server/auth/request-password-link'
import { startJobs } from '@/lib/server/jobs/runner'
import { aPerson, contextOf } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'
import { until } from '@/tests/support/until'

let server: Awaited<ReturnType<typeof aMailServer>>
beforeAll(async () => {
  server = await aMailServer()
})
afterAll(() => server.close())

test('a request becomes a job, the job a mail, and the mail arrives, by the runner of a serving process', async () => {
  const person = await aPerson()
  await requestPasswordLink.execute(contextOf(null), { email: person.email })
  const runner = await startJobs()
  try {
    const mail = await until('the mail has arrived', () => server.to(person.email)[0])
    expect(mail.decoded).toMatch(/\/link\/[\w-]{43}/)
  } finally {
    await runner.stop()
  }
})
