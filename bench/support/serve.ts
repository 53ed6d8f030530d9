import { setTimeout as wait } from 'node:timers/promises'
import { startChild } from '@/scripts/children.mjs'
import { serving } from '@/scripts/build.mjs'
import { freePort } from '@/scripts/ports.mjs'

/** A server of the bench: where it is, and its process. */
export type Served = { url: string; pid: number; stop: () => Promise<void> }

/** Serves a built copy of the app as `npm start` does, on a free port of the loopback, or on the given one. */
export async function serveApp(folder: string, env: Record<string, string> = {}): Promise<Served> {
  const port = env['PORT'] ?? String(await freePort())
  const url = `http://localhost:${port}`
  const given: NodeJS.ProcessEnv = {
    ...process.env,
    ...env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: port,
    AUTH_URL: url,
    POSTIL_URL: url,
  }
  return serve({
    args: [...serving, folder],
    cwd: folder,
    url,
    env: given,
    health: '/api/health',
  })
}

/** `health` is a path that answers 200 once the server serves. */
export type Serving = { args: string[]; cwd: string; url: string; env: NodeJS.ProcessEnv; health: string }

/** Starts a server with this Node and resolves when it answers. */
export async function serve({ args, cwd, url, env, health }: Serving): Promise<Served> {
  const child = startChild(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; !(await answers(`${url}${health}`)); tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error(`No server came up at ${url}`)
    await wait(50)
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      await Promise.race([ended, wait(4000).then(() => child.kill('SIGKILL'))])
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
