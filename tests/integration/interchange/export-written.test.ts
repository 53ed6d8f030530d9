import { beforeAll, describe, expect, test } from 'vitest'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { valueAnnotation } from '@/lib/server/annotations/value-annotation'
import { hashToken } from '@/lib/server/auth/tokens'
import type { Prisma } from '@/lib/server/db/generated/client'
import { mutePerson } from '@/lib/server/groups/mute-person'
import { HELD } from '@/lib/server/interchange/held'
import { updatePreferences } from '@/lib/server/notifications/update-preferences'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { aClass, anAnnotation, aPerson, aReply, bodyOf, contextOf } from '@/tests/support/factories'
import { ask } from '@/tests/support/requests'
import { aDevice, aToken } from '@/tests/support/sessions'

let given: Awaited<ReturnType<typeof aClass>>
let cookie: string
let replyTo: string
beforeAll(async () => {
  given = await aClass()
  const { ana, ben, reading } = given
  cookie = (await aDevice(ana)).cookie
  const root = await anAnnotation({ by: ana, reading, on: 'lazy dog', says: '=SUM(1) <b>&' })
  await updateAnnotation.execute(contextOf(ana), {
    annotationId: root.id,
    edit: 1,
    body: bodyOf('=SUM(2) <b>&'),
  })
  const others = await anAnnotation({ by: ben, reading, on: 'quick', says: 'Ben’s own words' })
  replyTo = others.id
  await aReply({ by: ana, to: others.id, says: 'An answer' })
  await anAnnotation({ by: ana, reading, says: 'For me alone', visibility: 'private' })
  const taken = await anAnnotation({ by: ana, reading, on: 'brown', says: 'Taken back' })
  await deleteAnnotation.execute(contextOf(ana), { annotationId: taken.id })
})

const download = (format: string, as = cookie) => ask(`account/data?format=${format}`, { cookie: as })

describe('everything one wrote', () => {
  test('as JSON-LD: one collection, with quotes and the answered address, and nobody else’s words', async () => {
    const response = await download('jsonld')
    expect(response.headers.get('content-type')).toContain('application/ld+json')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="postil-annotations-[\d-]+\.jsonld"$/,
    )
    const words = await response.text()
    const { total, first } = JSON.parse(words) as {
      total: number
      first: { items: Record<string, unknown>[] }
    }
    expect([total, first.items.length]).toEqual([3, 3])
    expect(first.items[0]).toMatchObject({ type: 'Annotation', body: [{ value: '=SUM(2) <b>&' }] })
    expect(JSON.stringify(first.items[0])).toContain('TextQuoteSelector')
    expect(first.items[1]).toMatchObject({ motivation: 'replying' })
    expect(String(first.items[1]?.['target'])).toMatch(new RegExp(`/a/${replyTo}$`))
    expect(words).not.toContain('Ben’s own words')
    expect(words).not.toContain('Taken back')
    expect(words).not.toContain('@postil.example')
  })

  test('as HTML: nothing of it runs, and earlier words are in it', async () => {
    const words = await (await download('html')).text()
    expect(words).toContain('=SUM(2) &lt;b&gt;&amp;')
    expect(words).toContain('=SUM(1) &lt;b&gt;&amp;')
    expect(words).not.toContain('<b>&')
    expect(words.match(/<article>/g)).toHaveLength(3)
  })

  test('as CSV: a spreadsheet calculates nothing', async () => {
    const words = await (await download('csv')).text()
    expect(words).toContain("'=SUM(2)")
    expect(words).not.toMatch(/,"?=/)
    expect(words).toContain('Only me')
  })

  test('and everything else that is kept about one, without secrets and others’ words', async () => {
    const { ana, ben, group, reading } = await aClass()
    const device = await aDevice(ana)
    const { secret } = await aToken(ana)
    await anAnnotation({ by: ana, reading, on: 'lazy dog', says: 'Written by Ana' })
    const bens = await anAnnotation({ by: ben, reading, on: 'quick', says: 'Ben’s own words' })
    await valueAnnotation.execute(contextOf(ana), { annotationId: bens.id })
    await mutePerson.execute(contextOf(ana), { userId: ben.id, muted: 'yes' })
    await updatePreferences.execute(contextOf(ana), { theme: 'dark' })
    await db().readingPosition.create({
      data: { userId: ana.uuid, readingId: reading.uuid, groupId: group.uuid, blockId: 'stopped-here' },
    })
    const draft = { userId: ana.uuid, readingId: reading.uuid, groupId: group.uuid, id: crypto.randomUUID() }
    const body = bodyOf('Half a thought') as Prisma.InputJsonObject
    await db().draft.create({ data: { ...draft, kind: 'create', motivation: 'commenting', body } })

    const response = await download('json', device.cookie)
    expect(response.headers.get('content-disposition')).toMatch(/filename="postil-account-[\d-]+\.json"$/)
    const words = await response.text()
    const held = JSON.parse(words) as Record<string, unknown>
    expect(Object.keys(held).map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`)).toEqual(
      Object.keys(HELD),
    )
    expect(held).toMatchObject({
      user: { name: ana.name, email: ana.email },
      preference: { theme: 'dark' },
      apiToken: [{ name: 'A script' }],
      membership: [{ role: 'member' }],
      mute: [{ person: { name: ben.name } }],
      readingPosition: [{ blockId: 'stopped-here' }],
      value: [{ as: 'Valued' }],
      annotation: [{ text: 'Written by Ana' }],
    })
    expect(held['session']).toHaveLength(1)
    expect(JSON.stringify(held['draft'])).toContain('Half a thought')
    const secrets = [device.token, hashToken(device.token), secret, hashToken(secret), ben.email]
    for (const one of [...secrets, 'Ben’s own words']) expect(words).not.toContain(one)
    expect((await ask('account/data?format=json', { token: secret })).status).toBe(403)
  })

  test('of somebody who wrote nothing is a file as well', async () => {
    const { cookie: other } = await aDevice(await aPerson())
    const collection = (await (await download('jsonld', other)).json()) as object
    expect(collection).toMatchObject({ total: 0 })
    expect(collection).not.toHaveProperty('first')
  })

  test('is nobody else’s, and no other form', async () => {
    expect((await ask('account/data')).status).toBe(401)
    expect((await download('xlsx')).status).toBe(422)
  })

  test('of many pages is whole and in order', async () => {
    const { ana, group, reading } = await aClass()
    const words = Array.from({ length: 450 }, (_, i) => `Words ${i}`)
    const ids = words.map(() => crypto.randomUUID())
    await db().annotation.createMany({
      data: words.map((text, i) => ({
        id: ids[i] ?? '',
        rootId: ids[i] ?? '',
        groupId: group.uuid,
        readingId: reading.uuid,
        authorId: ana.uuid,
        motivation: 'commenting' as const,
        text,
      })),
    })
    const response = await download('jsonld', (await aDevice(ana)).cookie)
    const { first } = (await response.json()) as { first: { items: { body: { value: string }[] }[] } }
    expect(first.items.map(({ body }) => body[0]?.value)).toEqual(words)
  })
})
