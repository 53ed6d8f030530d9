// Serves the built app: `node scripts/serve-app.mjs <folder>`, with HOST and PORT. Files whose names hold their hash are
// answered beside Next, whose own way to a file costs several ms of the one thread that also renders pages
// (docs/adr/0019-files-beside-next.md). What of a reading page never changes goes by Next as well
// (docs/adr/0021-the-text-goes-by-next.md), and so do the frames of streams (docs/adr/0027-frames-go-by-next.md).
import http from 'node:http'
import path from 'node:path'
import next from 'next'
import { withParts } from './page-parts.mjs'
import { staticFiles } from './static-files.mjs'
import { withLines } from './stream-lines.mjs'

const folder = path.resolve(process.argv[2] ?? '.')
const { HOST: hostname = '127.0.0.1', PORT, POSTIL_URL, POSTIL_DIST = '.next' } = process.env
const port = Number(PORT)

const files = staticFiles(path.join(folder, POSTIL_DIST), POSTIL_URL)
const server = http.createServer((request, response) => {
  files(request, response, () => void handle(request, response))
})

const app = next({ dev: false, dir: folder, hostname, port, httpServer: server })
const handle = withLines(withParts(app.getRequestHandler(), '/r/'), '/api/events')
await app.prepare()

// What is being answered is answered; connections that only wait are closed.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop())
server.listen(port, hostname)

async function stop() {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
  await app.close()
  process.exit(0)
}
