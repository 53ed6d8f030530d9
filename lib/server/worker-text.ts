import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

let text: Promise<string> | null = null

/** The service worker as it stands in the installation's folder; read once, for it changes with a release alone. */
export function workerText(): Promise<string> {
  return (text ??= readFile(path.join(process.cwd(), 'app/sw.js/worker.js'), 'utf8'))
}
