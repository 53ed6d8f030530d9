// The service worker: reading pages that this account has opened, once more without a network. It is a classic script, sent as
// it stands here. The network always comes first; what is kept is only ever shown when it does not answer.
// ADR 0023 says why it is written by hand; lib/client/kept-pages.ts keeps the same names.

const PREFIX = 'postil:page:1:'
const WHO = `${PREFIX}who`
const FILES = `${PREFIX}files`
const KEPT_AT = 'x-postil-kept-at'
const ACCOUNT = 'x-postil-account'

/** So many texts are kept for an account, those that were opened last; and so many files. */
const MOST_TEXTS = 12
const MOST_FILES = 400

const nameOf = (account, reading) => `${PREFIX}${account}:${reading}`
const readingOf = (pathname) => /^\/r\/([\w-]{22})(?:\/a\/[\w-]{22})?$/.exec(pathname)?.[1] ?? null
const loose = { ignoreVary: true }

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(begin()))
self.addEventListener('message', (event) => event.waitUntil(keepOpen(event.data)))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (pathname.startsWith('/_next/static/')) return event.respondWith(file(event))
  if (request.mode === 'navigate') {
    const reading = readingOf(pathname)
    return event.respondWith(reading === null ? network(event) : page(event, reading))
  }
  if (isThreads(pathname)) event.respondWith(answer(event))
})

/** Threads and anchors of a reading: nothing that streams, signs in or changes anything. */
function isThreads(pathname) {
  return pathname === '/api/annotations' || /^\/api\/readings\/[\w-]{22}\/anchors$/.test(pathname)
}

async function begin() {
  await self.clients.claim()
  // The browser asks for a page while the worker still starts.
  await self.registration.navigationPreload?.enable()
}

/** Whose pages may be shown here: the account that was signed in last. */
async function who() {
  const found = await caches.match('/who', { cacheName: WHO })
  return found ? found.text() : null
}

/** What the browser has asked for already, or else asks for now: never twice, for a link that signs in works once. */
async function network(event) {
  return (await event.preloadResponse) ?? fetch(event.request)
}

/** A page of ours from the network, or else as it was kept. */
async function page(event, reading) {
  const startedAt = Date.now()
  try {
    const response = await network(event)
    const { pathname, search } = new URL(event.request.url)
    const isGone = response.type === 'opaqueredirect' || [401, 403, 404].includes(response.status)
    if (isGone) event.waitUntil(forget(reading))
    else if (response.ok && pathname === `/r/${reading}` && search === '')
      event.waitUntil(keepPage(reading, response.clone(), startedAt))
    return response
  } catch {
    return (await kept(reading, `/r/${reading}`)) ?? Response.error()
  }
}

/** Files whose names hold their hash never change. */
async function file(event) {
  const found = await caches.match(event.request, { cacheName: FILES, ...loose })
  if (found) return found
  const response = await fetch(event.request)
  if (response.ok) event.waitUntil(keepFile(event.request, response.clone()))
  return response
}

/** What a page asks of its reading's threads, from the network, or else as it was answered last. */
async function answer(event) {
  const client = event.clientId === '' ? null : await self.clients.get(event.clientId)
  const reading = client ? readingOf(new URL(client.url).pathname) : null
  try {
    const response = await fetch(event.request)
    if (reading !== null && response.ok)
      event.waitUntil(keepAnswer(reading, event.request.url, response.clone()))
    return response
  } catch {
    const url = new URL(event.request.url)
    const found = reading === null ? null : await kept(reading, event.request.url)
    return found ?? (reading === null ? null : await keptRoots(reading, url)) ?? Response.error()
  }
}

async function kept(reading, url) {
  const account = await who()
  if (account === null) return null
  return (await caches.match(url, { cacheName: nameOf(account, reading), ...loose })) ?? null
}

/** Threads are asked for as they come near the window, never twice in the same company: each is kept on its own. */
async function keptRoots(reading, url) {
  const ids = url.searchParams.get('roots')?.split(',') ?? []
  const found = await Promise.all(ids.map((id) => kept(reading, rootUrl(id))))
  const threads = await Promise.all(found.flatMap((one) => (one ? [one.json()] : [])))
  if (threads.length === 0) return null
  const unread = Object.fromEntries(threads.map((thread) => [thread.item.id, thread.unread]))
  return Response.json({ items: threads.map(({ item }) => item), next: null, unread })
}

const rootUrl = (id) => `/api/annotations?kept=${id}`

/** Takes a page over as it was just answered: what was kept of the reading before it goes. */
async function keepPage(reading, response, startedAt) {
  const html = await response.text()
  const account = /<body[^>]* data-account="([^"]+)"/.exec(html)?.[1]
  // Whoever is not signed in leaves nothing; nor does a page that was asked for by somebody who has left since.
  if (account === undefined || account !== (await who())) return
  const said = html.replace('<body', `<body data-kept-at="${new Date().toISOString()}"`)
  const cache = await caches.open(nameOf(account, reading))
  await cache.put(`/r/${reading}`, copyOf(response, said))
  for (const request of await cache.keys()) {
    const at = Number((await cache.match(request, loose))?.headers.get(KEPT_AT))
    if (at < startedAt) await cache.delete(request)
  }
  await forgetOldest(account)
}

async function keepAnswer(reading, url, response) {
  const account = await who()
  if (account === null || response.headers.get(ACCOUNT) !== account) return
  const cache = await caches.open(nameOf(account, reading))
  const text = await response.text()
  const { searchParams } = new URL(url)
  if (!searchParams.has('roots')) return cache.put(url, copyOf(response, text))
  const { items, unread } = JSON.parse(text)
  for (const item of items) {
    const thread = { item, unread: unread[item.id] ?? [] }
    await cache.put(rootUrl(item.id), copyOf(response, JSON.stringify(thread)))
  }
}

/** The same answer, no longer compressed, with the time at which it was given. */
function copyOf(response, text) {
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length', 'set-cookie']) headers.delete(name)
  headers.set(KEPT_AT, String(Date.now()))
  return new Response(text, { headers })
}

async function keepFile(request, response) {
  const cache = await caches.open(FILES)
  await cache.put(request, response)
  const all = await cache.keys()
  // In the order in which they came: those of earlier releases first.
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_FILES)).map((old) => cache.delete(old)))
}

/** An open page asks to be kept: it was loaded before this worker was there. */
async function keepOpen({ reading, files }) {
  const account = await who()
  if (account === null || readingOf(`/r/${reading}`) === null) return
  const cache = await caches.open(FILES)
  for (const url of files) if (!(await cache.match(url, loose))) await cache.add(url).catch(() => undefined)
  if (await kept(reading, `/r/${reading}`)) return
  const startedAt = Date.now()
  const paths = [`/r/${reading}`, `/api/readings/${reading}/anchors`]
  const [html, anchors] = await Promise.all(
    paths.map((path) => fetch(path, { redirect: 'error' }).catch(() => null)),
  )
  if (anchors?.ok) await keepAnswer(reading, new URL(paths[1], location.origin).href, anchors)
  if (html?.ok) await keepPage(reading, html, startedAt)
}

async function forget(reading) {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.endsWith(`:${reading}`)).map((name) => caches.delete(name)))
}

async function forgetOldest(account) {
  const texts = (await caches.keys()).filter((name) => name.startsWith(`${PREFIX}${account}:`))
  const times = await Promise.all(texts.map(async (name) => [name, await keptAt(name)]))
  const old = times.sort(([, a], [, b]) => b - a).slice(MOST_TEXTS)
  await Promise.all(old.map(([name]) => caches.delete(name)))
}

async function keptAt(name) {
  const reading = name.split(':').at(-1)
  const found = await caches.match(`/r/${reading}`, { cacheName: name, ...loose })
  return Number(found?.headers.get(KEPT_AT) ?? 0)
}
