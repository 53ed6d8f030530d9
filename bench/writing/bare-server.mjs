// What posting costs at least: a Node server that writes the rows Postil writes (annotation, thread, target, anchor, audit
// entry, feed, event) in one transaction through `pg`, and notifies after the commit. It asks for no session, counts no
// rate, checks no input and no permission, and answers with the id alone.
import http from 'node:http'
import pg from 'pg'

const { DATABASE_URL, PORT, BARE_GROUP, BARE_REVISION } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
const waiting = new Map()
let timer = null
const streams = new Set()
let told = 0

http
  .createServer((request, response) => {
    if (request.url === '/api/events') return follow(request, response)
    if (request.method === 'GET') return response.end('ok')
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      store(JSON.parse(body), request.headers['x-author']).then(
        (id) => {
          response.writeHead(201, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ id }))
        },
        (error) => {
          console.error(error)
          response.writeHead(500).end()
        },
      )
    })
  })
  .listen(Number(PORT), '127.0.0.1')

async function store(given, author) {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { topic, version } = await insert(client, given, author)
    await client.query('COMMIT')
    wake(topic, version)
    return given.id
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function insert(client, { id: wire, readingId, motivation, body, targets }, author) {
  const id = uuidOf(wire)
  const reading = uuidOf(readingId)
  const topic = `reading:${readingId}`
  const [{ selectors }] = targets
  const { quote, position, blocks } = selectors
  await client.query(
    `INSERT INTO annotation (id, group_id, reading_id, root_id, author_id, motivation, body, text)
     VALUES ($1, $2, $3, $1, $4, $5, $6, $7)`,
    [id, BARE_GROUP, reading, author, motivation, body, body.content[0].content[0].text],
  )
  await client.query('INSERT INTO thread (id, group_id, reading_id) VALUES ($1, $2, $3)', [
    id,
    BARE_GROUP,
    reading,
  ])
  const target = await client.query(
    `INSERT INTO target (group_id, annotation_id, revision_id, start, "end", exact, prefix, suffix, start_block, end_block, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [
      BARE_GROUP,
      id,
      BARE_REVISION,
      position.start,
      position.end,
      quote.exact,
      quote.prefix,
      quote.suffix,
      blocks.start,
      blocks.end,
      author,
    ],
  )
  await client.query(
    `INSERT INTO anchor (target_id, revision_id, group_id, start, "end", state) VALUES ($1, $2, $3, $4, $5, 'exact')`,
    [target.rows[0].id, BARE_REVISION, BARE_GROUP, position.start, position.end],
  )
  await client.query(
    `INSERT INTO audit_entry (action, actor_id, group_id, subject_id) VALUES ('annotation.create', $1, $2, $3)`,
    [author, BARE_GROUP, id],
  )
  const feed = await client.query(
    `INSERT INTO feed (topic, group_id, version) VALUES ($1, $2, 1)
     ON CONFLICT (topic) DO UPDATE SET version = feed.version + 1 RETURNING version`,
    [topic, BARE_GROUP],
  )
  const { version } = feed.rows[0]
  await client.query(
    `INSERT INTO live_event (topic, version, group_id, kind, subject_id) VALUES ($1, $2, $3, 'annotation', $4)`,
    [topic, version, BARE_GROUP, id],
  )
  return { topic, version }
}

/** Gathered for 10 ms, as Postil does. */
function wake(topic, version) {
  waiting.set(topic, version)
  timer ??= setTimeout(() => {
    timer = null
    const payload = [...waiting].map((each) => each.join(' ')).join('\n')
    waiting.clear()
    pool.query('SELECT pg_notify($1, $2)', ['postil_wake', payload]).catch(console.error)
  }, 10)
}

/** The least that a stream costs: LISTEN wakes it, one question for what is new, one text written to everybody. */
async function follow(request, response) {
  if (streams.size === 0) await listen()
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 2000\n\n')
  streams.add(response)
  request.once('close', () => streams.delete(response))
}

let listening = null

function listen() {
  return (listening ??= (async () => {
    const client = new pg.Client({ connectionString: DATABASE_URL })
    await client.connect()
    client.on('notification', () => void deliver().catch(console.error))
    await client.query('LISTEN postil_wake')
  })())
}

async function deliver() {
  const { rows } = await pool.query(
    `SELECT e.version::int AS version, a.id, a.body, a.text, u.name, t.start, t."end", t.exact
     FROM live_event e JOIN annotation a ON a.id = e.subject_id JOIN "user" u ON u.id = a.author_id
     JOIN target t ON t.annotation_id = a.id WHERE e.group_id = $1 AND e.version > $2 ORDER BY e.version`,
    [BARE_GROUP, told],
  )
  for (const row of rows.filter(({ version }) => version > told)) {
    told = row.version
    const text = `id: ${row.version}\ndata: ${JSON.stringify({ ...row, id: wireOf(row.id) })}\n\n`
    for (const stream of streams) stream.write(text)
  }
}

function wireOf(uuid) {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
}

function uuidOf(wire) {
  const hex = Buffer.from(wire, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
