import http from 'node:http'
import { SMTPServer } from 'smtp-server'
import { decodeMail } from '@/tests/support/decode-mail'

// A mail server for the journeys: it takes every mail and hands them out over HTTP, by recipient. Its ports are given.
const [smtpPort = 0, httpPort = 0] = process.argv.slice(2).map(Number)

const taken = new Map<string, string[]>()

const mails = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData: (stream, { envelope }, done) => {
    const pieces: Buffer[] = []
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('end', () => {
      const words = decodeMail(Buffer.concat(pieces).toString('utf8'))
      for (const { address } of envelope.rcptTo) taken.set(address, [...(taken.get(address) ?? []), words])
      done()
    })
  },
})
const answers = http.createServer((request, response) => {
  const to = new URL(request.url ?? '/', 'http://here.invalid').searchParams.get('to') ?? ''
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(taken.get(to) ?? []))
})
mails.listen(smtpPort, '127.0.0.1')
answers.listen(httpPort, '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
