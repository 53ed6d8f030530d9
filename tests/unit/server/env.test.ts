import { describe, expect, test } from 'vitest'
import { parseEnv } from '@/lib/server/env'

const SECRET = 'sixteen characters and more'
const LEAST = { DATABASE_URL: 'postgresql://here/postil', POSTIL_SECRET: SECRET }

describe('what is not set', () => {
  test('has a default', () => {
    expect(parseEnv(LEAST)).toEqual({
      databaseUrl: LEAST.DATABASE_URL,
      directUrl: LEAST.DATABASE_URL,
      secrets: [SECRET],
      baseUrl: 'http://localhost:3000',
      samplePeople: false,
      proxyHops: 0,
      runsJobs: true,
      poolSize: 10,
      fixedClock: null,
      mail: null,
      providers: { github: null, google: null, oidc: null },
    })
  })

  test('and what is set to nothing is not set', () => {
    const nothing = { DATABASE_DIRECT_URL: '', PORT: '', POSTIL_URL: '', POSTIL_JOBS: '', UNKNOWN: '' }
    expect(parseEnv({ ...LEAST, ...nothing })).toEqual(parseEnv(LEAST))
  })
})

describe('secrets', () => {
  test('are a ring', () => {
    const other = 'another of sixteen'
    expect(parseEnv({ ...LEAST, POSTIL_SECRET: ` ${SECRET} , ${other}` }).secrets).toEqual([SECRET, other])
  })

  test.each([`${SECRET},`, `,${SECRET}`, `${SECRET},,${SECRET}`, `${SECRET},short`, ',,,,,,,,,,,,,,,,,,'])(
    'of which none is empty or short: %s',
    (POSTIL_SECRET) => {
      expect(() => parseEnv({ ...LEAST, POSTIL_SECRET })).toThrow(/^POSTIL_SECRET is not usable: .*16/)
    },
  )
})

test.each([
  ['embedded on loopback', { POSTIL_EMBEDDED: '1' }, true],
  ['embedded on every address', { POSTIL_EMBEDDED: '1', HOST: '0.0.0.0' }, false],
  [
    'embedded on every address, asked for',
    { POSTIL_EMBEDDED: '1', HOST: '0.0.0.0', POSTIL_SAMPLE_PEOPLE: '1' },
    true,
  ],
  ['embedded on loopback, unwanted', { POSTIL_EMBEDDED: '1', POSTIL_SAMPLE_PEOPLE: '0' }, false],
  ['not embedded', {}, false],
])('sample people are offered or not: %s', (_, more, offered) => {
  expect(parseEnv({ ...LEAST, ...more }).samplePeople).toBe(offered)
})

test('the public address has no slash at its end', () => {
  expect(parseEnv({ ...LEAST, POSTIL_URL: 'https://read.example/' }).baseUrl).toBe('https://read.example')
  expect(parseEnv({ ...LEAST, PORT: '4000' }).baseUrl).toBe('http://localhost:4000')
})

test.each([
  ['DATABASE_URL', undefined],
  ['POSTIL_SECRET', undefined],
  ['POSTIL_URL', 'read.example'],
  ['POSTIL_URL', 'javascript:alert(1)'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['POSTIL_JOBS', 'yes'],
  ['POSTIL_PROXY_HOPS', '-1'],
  ['POSTIL_POOL', '0'],
  ['POSTIL_CLOCK', 'now'],
])('%s as %s is refused in one sentence that names it', (name, value) => {
  expect(() => parseEnv({ ...LEAST, [name]: value })).toThrow(
    new RegExp(`^${name} is not usable: [^\\n]+\\.$`),
  )
})

describe('mail', () => {
  const SMTP_URL = 'smtp://user:password@mail.example:587'

  test.each(['postil@read.example', 'Postil <postil@read.example>', 'Lesekreis Süd <a@b.example>'])(
    'comes from %s',
    (MAIL_FROM) => {
      expect(parseEnv({ ...LEAST, SMTP_URL, MAIL_FROM }).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM })
    },
  )

  test.each([
    ['MAIL_FROM', { SMTP_URL }],
    ['MAIL_FROM', { SMTP_URL, MAIL_FROM: 'nobody' }],
    ['MAIL_FROM', { SMTP_URL, MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }],
    ['SMTP_URL', { SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@b.example' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.example' }],
  ])('%s is named when it does not fit: %j', (name, more) => {
    expect(() => parseEnv({ ...LEAST, ...more })).toThrow(new RegExp(`^${name} is not usable`))
  })
})

describe('providers to sign in with', () => {
  const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_ID: 'postil', OIDC_SECRET: 's' }

  test('are those that are whole', () => {
    const { providers } = parseEnv({
      ...LEAST,
      GITHUB_ID: 'g',
      GITHUB_SECRET: 's',
      ...oidc,
      OIDC_NAME: 'Here',
    })
    expect(providers).toEqual({
      github: { id: 'g', secret: 's' },
      google: null,
      oidc: { issuer: 'https://id.example', id: 'postil', secret: 's', name: 'Here' },
    })
  })

  test.each([
    [{ GITHUB_ID: 'g' }, 'GITHUB_SECRET'],
    [{ GOOGLE_SECRET: 's' }, 'GOOGLE_ID'],
    [{ ...oidc, OIDC_ISSUER: '' }, 'OIDC_ISSUER'],
    [{ ...oidc, OIDC_ISSUER: 'ftp://id.example' }, 'OIDC_ISSUER'],
  ])('that lack something are named: %o', (given, missing) => {
    expect(() => parseEnv({ ...LEAST, ...given })).toThrow(missing)
  })
})
