import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** The service worker as it stands in the installation's folder; read once, for it changes with a release alone. */
export const workerText: Promise<string> = readFile(path.join(process.cwd(), 'app/sw.js/worker.js'), 'utf8')
