import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/**
 * A request to the process beside the test; `number` pairs it with its answer. That for `events` is answered once `count`
 * frames have come after the cursor `after`: with what they are about. That for `present` once somebody is said to be here, and
 * with who.
 */
export type Question = {
  number: number
  route: 'snapshot' | 'create' | 'ready' | 'events' | 'present'
  method: string
  cookie: string
  params: Record<string, string>
  body?: unknown
}

/** `ms` is the time from the request to the last byte of its answer. */
export type Answer = { number: number; status: number; retryAfter: string | null; body: string; ms: number }

/** Starts a process that serves our routes from the database at this address. */
export async function startAnswering(databaseUrl: string) {
  const child = fork(path.join(import.meta.dirname, 'answering-process.ts'), [], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: '', POSTIL_POOL: '4' },
    silent: true,
  })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const waiting = new Map<number, (answer: Answer) => void>()
  child.on('message', (told: Answer) => waiting.get(told.number)?.(told))
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`The process ended: ${errors}`))),
  ])
  let asked = 0
  return {
    ask: (question: Omit<Question, 'number'>): Promise<Answer> => {
      const number = ++asked
      return new Promise((resolve) => {
        waiting.set(number, resolve)
        child.send({ ...question, number })
      })
    },
    log: () => errors,
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
