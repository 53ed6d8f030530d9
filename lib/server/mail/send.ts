import 'server-only'
import { Readable } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'
import { env } from '@/lib/server/env'

/** A mail as it goes out. `id` makes its Message-ID, so that one sent twice is known as one by whoever receives it. */
export type Outgoing = {
  id: string
  recipient: string
  subject: string
  text: string
  html: string
  /** Where a program asks for no more such mails (RFC 8058); null where there is nothing to ask for. */
  unsubscribe?: string | null
}

/**
 * How a mail server answered: taken, or not, with the code it gave and whether asking again could help. `isUnclear` when it had
 * the whole of the mail and gave no answer: it may have taken it.
 */
export type Delivery = { sent: true } | { sent: false; code: string; isFinal: boolean; isUnclear: boolean }

/** No step of a delivery may hold the job, and the mail's lock with it, for longer. */
const TIMES = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
}

/**
 * Hands a mail to the server of `SMTP_URL`. Never throws for what the server or the network does; its code holds no words.
 * `beforeEnd` is waited for when all but the mail's end has been written: until it stands there no server takes a mail (RFC 5321,
 * 4.1.1.4), and when it throws none does.
 */
export async function send(mail: Outgoing, beforeEnd: () => Promise<void>): Promise<Delivery> {
  const settings = env().mail
  if (settings === null) return { sent: false, code: 'NO_MAIL_SERVER', isFinal: false, isUnclear: false }
  let hasEnded = false
  const transport = transportTo(settings.smtpUrl, async () => {
    await beforeEnd()
    hasEnded = true
  })
  try {
    await transport.sendMail({
      from: settings.from,
      // An object: a string would be parsed as a list of addresses.
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${new URL(env().baseUrl).hostname}>`,
      headers: {
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
        ...(mail.unsubscribe && {
          'list-unsubscribe': `<${mail.unsubscribe}>`,
          'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
        }),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return { sent: true }
  } catch (error) {
    return refusal(error, hasEnded)
  }
}

function transportTo(url: string, beforeEnd: () => Promise<void>): Transporter {
  const transport = createTransport({ url, ...TIMES })
  return transport.use('stream', ({ message }, done) => {
    message.processFunc((bytes) => Readable.from(endingLater(bytes, beforeEnd), { objectMode: false }))
    done()
  })
}

/** Begins when the server has agreed to listen, and is read as it does. */
async function* endingLater(bytes: Readable, beforeEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  yield* bytes as AsyncIterable<Buffer>
  await beforeEnd()
}

/** A 5xx about this mail is final; one about our own sign-in at the server is not, for its administrator can mend that. */
function refusal(error: unknown, hasEnded: boolean): Delivery {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const status = typeof responseCode === 'number' ? responseCode : null
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  return {
    sent: false,
    code: [typeof code === 'string' ? code : 'UNKNOWN', status].filter((part) => part !== null).join(' '),
    isFinal: isAboutMail && status !== null && status >= 500,
    isUnclear: hasEnded && status === null,
  }
}
