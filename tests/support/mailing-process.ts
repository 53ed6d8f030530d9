import { db } from '@/lib/server/db/client'
import { startJobs } from '@/lib/server/jobs/runner'
import { addMail } from '@/lib/server/mail/add-mail'
import { inTransaction } from '@/lib/server/transaction'

// A worker in a process of its own, to be killed. Its parent has it write mails, and begin to work.
const letter = { subject: 'Greetings', paragraphs: ['Hello.'], footnote: 'You need do nothing.' }

process.on('message', (asked: { mailTo: string } | 'work') => void answer(asked))

async function answer(asked: { mailTo: string } | 'work'): Promise<void> {
  if (asked === 'work') await startJobs()
  else {
    const given = { kind: 'greeting', userId: null, recipient: asked.mailTo, letter, now: new Date() }
    await inTransaction((outbox) => addMail(outbox, given))
  }
  process.send?.({ done: true })
}

await db().mail.count()
process.send?.({ done: true })
