/**
 * Pages that can be read again without a network: the side of the page. The other side is the service worker (app/sw.js),
 * with the same names: what belongs to an account is kept in caches that begin with its id.
 */
const PREFIX = 'postil:page:1:'
const WHO = `${PREFIX}who`
const FILES = `${PREFIX}files`

/** Where the browser keeps answers; null where it keeps none (an insecure address, storage switched off). */
function store(): CacheStorage | null {
  return 'caches' in globalThis && 'serviceWorker' in globalThis.navigator ? globalThis.caches : null
}

/** Says whose device this is now, null for nobody's: what is kept of any other account goes at once. */
export async function settlePages(userId: string | null): Promise<void> {
  const caches = store()
  const names = (await caches?.keys())?.filter((name) => name.startsWith(PREFIX)) ?? []
  if (!caches || (names.length === 0 && userId === null)) return
  const known = await caches.match('/who', { cacheName: WHO })
  if ((await known?.text()) !== userId) await caches.delete(WHO)
  const others = names.filter(
    (name) => name !== WHO && name !== FILES && (userId === null || !name.startsWith(`${PREFIX}${userId}:`)),
  )
  await Promise.all(others.map((name) => caches.delete(name)))
  if (userId !== null) await (await caches.open(WHO)).put('/who', new Response(userId))
}

/** Takes every page of an account from this device. */
export async function forgetPages(): Promise<void> {
  await settlePages(null)
}

/** Lets an open reading be kept, with the files that it has been made of so far. Nothing is asked of the server before. */
export async function keepPage(readingId: string): Promise<void> {
  if (!store()) return
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/_next/static/'))
  active?.postMessage({ reading: readingId, files: [...new Set(files)] })
}
