import { readFile } from 'node:fs/promises'
import path from 'node:path'

export const dynamic = 'force-dynamic'

/** Read once: it changes with a release, which starts a new process. */
const worker = readFile(path.join(process.cwd(), 'app/sw.js/worker.js'), 'utf8')

/** The service worker, for everybody alike. */
export async function GET(): Promise<Response> {
  return new Response(await worker, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
}
