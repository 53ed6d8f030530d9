import { fork } from 'node:child_process'
import path from 'node:path'
import type { Scenes } from './scene'

/** Each of the scene's makers as a call to the process that has the database. */
export type Scenery = {
  [Name in keyof Scenes]: (...given: Parameters<Scenes[Name]>) => Promise<Awaited<ReturnType<Scenes[Name]>>>
}

type Answer = { number: number; answer?: unknown; error?: string }
type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void }

const PROGRAM = path.join(import.meta.dirname, 'scene-process.ts')

/** Starts the process that makes scenes in a database; resolves when it listens. */
export async function openScenery(env: Record<string, string>) {
  const child = fork(PROGRAM, {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      POSTIL_SECRET: 'a secret for tests and for nothing else',
      ...env,
    },
  })
  const waiting = new Map<number, Waiting>()
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`The process of the scenes ended (${code})`)))
  })
  child.on('message', ({ number, answer, error }: Answer) => {
    const { resolve, reject } = waiting.get(number) ?? {}
    waiting.delete(number)
    if (error === undefined) resolve?.(answer)
    else reject?.(new Error(error))
  })
  let last = 0
  const ask = (name: string, given: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      child.send({ number: last, name, given: given ?? {} })
    })
  const scenery = new Proxy({} as Scenery, {
    get: (_, name) => (name === 'then' ? undefined : (given: unknown) => ask(String(name), given)),
  })
  const close = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.disconnect()
    })
  return { scenery, close }
}
