import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { env } from '@/lib/server/env'
import { decodeMail } from './decode-mail'

/** A mail as a server took it: who it was for, and its source with the encodings of lines and words undone. */
export type TakenMail = { to: string; source: string; decoded: string }

type Refusing = 'recipient for good' | 'recipient for now' | 'data for now' | null

/** A real SMTP server on a free port that keeps what it takes, and the installation set to use it until it is closed. */
export async function aMailServer() {
  const taken: TakenMail[] = []
  let refusing: Refusing = null
  let whileTaking = async (_to: string) => {}
  let whileAddressing = async (_to: string) => {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (refusing === 'recipient for good') return done(refused(550))
      if (refusing === 'recipient for now') return done(refused(450))
      const listen = async () => {
        await whileAddressing(address)
        return done()
      }
      void listen()
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const source = Buffer.concat(pieces).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        const take = async () => {
          await whileTaking(to)
          if (refusing === 'data for now') return done(refused(451))
          taken.push({ to, source, decoded: decodeMail(source) })
          return done()
        }
        void take()
      })
    },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const before = env().mail
  const configure = () => {
    env().mail = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Postil <postil@read.example>' }
  }
  configure()
  return {
    taken,
    configure,
    /** What was taken for an address. */
    to: (address: string) => taken.filter((mail) => mail.to === address),
    refuse: (what: Refusing) => {
      refusing = what
    },
    /** Done before a mail is taken, while its sender waits. */
    hold: (work: typeof whileTaking) => {
      whileTaking = work
    },
    /** Done when a sender has said to whom, and before it may say what. */
    holdAddressing: (work: typeof whileAddressing) => {
      whileAddressing = work
    },
    /** Ends every connection without a word. */
    hangUp: () => {
      for (const socket of sockets) socket.destroy()
    },
    url: `smtp://127.0.0.1:${port}`,
    close: async () => {
      env().mail = before
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function refused(responseCode: number): Error {
  return Object.assign(new Error('Not here'), { responseCode })
}
