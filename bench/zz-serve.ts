import { seedBook, openReading } from '@/bench/seed/seed-book'
import { openInstallation } from '@/bench/support/installation'
import { serveVariants } from '@/bench/reading/variants'
import { stopChildren } from '@/scripts/children.mjs'
import fs from 'node:fs'
const close = await openInstallation()
const book = await seedBook()
fs.mkdirSync('/tmp/bench-pages', { recursive: true })
const cookie = book.people[5]?.cookie ?? ''
const out: Record<string, unknown> = {
  db: process.env['DATABASE_URL'],
  secret: process.env['POSTIL_SECRET'],
  cookie,
}
const v = await serveVariants('/tmp/bench-pages')
for (const c of [100, 1000, 10000]) {
  const r = await openReading(book, `r-${c}`, c)
  await v.freeze(r, cookie)
  out[c] = {
    ...r,
    plain: v.addressOf('plain', r),
    postil: v.addressOf('postil', r),
    empty: v.addressOf('empty', r),
  }
}
fs.writeFileSync('/tmp/serve-bench.json', JSON.stringify(out, null, 1))
console.log('up', process.pid)
process.on('SIGTERM', async () => {
  await stopChildren()
  await close()
  process.exit(0)
})
setInterval(() => {}, 1000)
