import 'server-only'
import { z } from 'zod'

const flag = z
  .enum(['0', '1'])
  .optional()
  .transform((value) => (value === undefined ? undefined : value === '1'))

/** One of a ring: a short one could be guessed, an empty one (after a last comma) would be known to everybody. */
const secret = z.string().min(16, 'each secret, between commas, needs at least 16 characters')

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_DIRECT_URL: z.string().min(1).optional(),
  POSTIL_SECRET: z
    .string()
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .pipe(z.tuple([secret], secret)),
  POSTIL_URL: z.url({ protocol: /^https?$/, error: 'an address with http or https' }).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  POSTIL_EMBEDDED: flag,
  POSTIL_SAMPLE_PEOPLE: flag,
  POSTIL_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  POSTIL_JOBS: flag,
  POSTIL_POOL: z.coerce.number().int().min(1).max(100).default(10),
  POSTIL_CLOCK: z.iso.datetime().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'an address with smtp or smtps' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'an address, as Postil <postil@example.org>')
    .optional(),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'an address with http or https' }).optional(),
  OIDC_ID: z.string().optional(),
  OIDC_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, 'at most 40 characters').optional(),
})

/** An account at another provider's that one may sign in with, as that provider knows us. */
export type Client = { id: string; secret: string }

/** The installation's settings as the environment gives them, with defaults filled in. */
export type Env = {
  databaseUrl: string
  /** For LISTEN, jobs and migrations: never through a pooler in transaction mode. */
  directUrl: string
  /** The first seals, all open. */
  secrets: [string, ...string[]]
  /** The public address without a trailing slash. */
  baseUrl: string
  samplePeople: boolean
  /** How many reverse proxies of ours append to X-Forwarded-For; 0 means the header is not believed. */
  proxyHops: number
  runsJobs: boolean
  poolSize: number
  /** A clock that stands still, for tests that compare bytes. */
  fixedClock: Date | null
  /** The mail server and the sender; null sends no mail, and links are then handed on by people. */
  mail: { smtpUrl: string; from: string } | null
  /** Where else one may sign in. `oidc` is any provider of OpenID Connect, with the name that its button says. */
  providers: {
    github: Client | null
    google: Client | null
    oidc: (Client & { issuer: string; name: string }) | null
  }
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

let parsed: Env | undefined

/** Parses the environment once; throws one sentence that names the variable and what it should be. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/** The same for a given record; pure but for its argument. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new Error(
      `${String(issue?.path[0] ?? 'The environment')} is not usable: ${issue?.message ?? 'unknown'}. See .env.example.`,
    )
  }
  const value = result.data
  if (value.SMTP_URL !== undefined && value.MAIL_FROM === undefined)
    throw new Error('MAIL_FROM is not usable: SMTP_URL needs an address to send from. See .env.example.')
  const baseUrl = (value.POSTIL_URL ?? `http://localhost:${value.PORT}`).replace(/\/$/, '')
  return {
    databaseUrl: value.DATABASE_URL,
    directUrl: value.DATABASE_DIRECT_URL ?? value.DATABASE_URL,
    secrets: value.POSTIL_SECRET,
    baseUrl,
    samplePeople: value.POSTIL_SAMPLE_PEOPLE ?? (value.POSTIL_EMBEDDED === true && LOOPBACK.has(value.HOST)),
    proxyHops: value.POSTIL_PROXY_HOPS,
    runsJobs: value.POSTIL_JOBS ?? true,
    poolSize: value.POSTIL_POOL,
    fixedClock: value.POSTIL_CLOCK ? new Date(value.POSTIL_CLOCK) : null,
    mail:
      value.SMTP_URL !== undefined && value.MAIL_FROM !== undefined
        ? { smtpUrl: value.SMTP_URL, from: value.MAIL_FROM }
        : null,
    providers: providersIn(value),
  }
}

function providersIn(value: z.infer<typeof schema>): Env['providers'] {
  const together = (names: (keyof typeof value)[]) => {
    const missing = names.filter((name) => value[name] === undefined)
    if (missing.length === names.length) return false
    if (missing.length === 0) return true
    throw new Error(`${missing.join(' and ')} is missing: ${names.join(', ')} go together. See .env.example.`)
  }
  const client = (id = '', secret = '') => ({ id, secret })
  return {
    github: together(['GITHUB_ID', 'GITHUB_SECRET']) ? client(value.GITHUB_ID, value.GITHUB_SECRET) : null,
    google: together(['GOOGLE_ID', 'GOOGLE_SECRET']) ? client(value.GOOGLE_ID, value.GOOGLE_SECRET) : null,
    oidc: together(['OIDC_ISSUER', 'OIDC_ID', 'OIDC_SECRET'])
      ? {
          ...client(value.OIDC_ID, value.OIDC_SECRET),
          issuer: value.OIDC_ISSUER ?? '',
          name: value.OIDC_NAME ?? 'your organisation',
        }
      : null,
  }
}
