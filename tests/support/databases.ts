import pg from 'pg'

/** The same server's address for another of its databases. */
export function inDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/**
 * Makes a database anew, empty or as a copy of a template, and returns its address. Copying wants the template unused,
 * so whoever comes second waits.
 */
export async function replaceDatabase(url: string, database: string, template?: string): Promise<string> {
  const name = pg.escapeIdentifier(database)
  await onServer(url, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('postil test databases'))`)
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(
      `CREATE DATABASE ${name}${template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : ''}`,
    )
  })
  return inDatabase(url, database)
}

/** Runs something on a connection of its own and closes it. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
