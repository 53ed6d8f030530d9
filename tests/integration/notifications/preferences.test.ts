import { describe, expect, test } from 'vitest'
import { DEFAULT_READING } from '@/lib/auth/reading-settings'
import { DEFAULT_PREFERENCES } from '@/lib/notifications/preference'
import { db } from '@/lib/server/db/client'
import { aPerson } from '@/tests/support/factories'
import { ask } from '@/tests/support/requests'
import { aDevice } from '@/tests/support/sessions'

async function aReader(given: Parameters<typeof aPerson>[0] = {}) {
  const person = await aPerson(given)
  const { cookie } = await aDevice(person)
  const get = async () => (await ask('preferences', { cookie })).json()
  const change = (body: unknown) => ask('preferences', { method: 'PATCH', cookie, body })
  return { person, get, change }
}

describe('preferences', () => {
  test('are everybody’s until one is changed, and then that one alone', async () => {
    const { get, change } = await aReader()
    expect(await get()).toEqual({ preferences: DEFAULT_PREFERENCES })
    await change({ theme: 'dark' })
    await change({ reading: { size: 150 } })
    const answer = await change({ reading: { face: 'sans' }, letterKeys: false })
    const preferences = {
      ...DEFAULT_PREFERENCES,
      theme: 'dark',
      letterKeys: false,
      reading: { ...DEFAULT_READING, size: 150, face: 'sans' },
    }
    expect(await answer.json()).toEqual({ preferences })
    expect(await get()).toEqual({ preferences })
  })

  test('changed on two devices at once, each change holds', async () => {
    const { get, change } = await aReader()
    const sizes = [{ theme: 'white' }, { letterKeys: false }, { timeZone: 'Asia/Tokyo' }]
    const measures = [{ size: 200 }, { letter: 12 }, { word: 16 }].map((reading) => ({ reading }))
    const answers = await Promise.all([...sizes, ...measures].map(change))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(await get()).toEqual({
      preferences: {
        ...DEFAULT_PREFERENCES,
        theme: 'white',
        letterKeys: false,
        timeZone: 'Asia/Tokyo',
        reading: { ...DEFAULT_READING, size: 200, letter: 12, word: 16 },
      },
    })
  })

  test('are one’s own', async () => {
    const [ana, ben] = [await aReader(), await aReader()]
    await ana.change({ theme: 'dark' })
    expect(await ben.get()).toEqual({ preferences: DEFAULT_PREFERENCES })
  })

  test('are a reader’s own also while suspended, and leave no trace in the log', async () => {
    const { person, change } = await aReader({ suspended: true })
    expect((await change({ reading: { size: 120 } })).status).toBe(200)
    expect(await db().auditEntry.count({ where: { actorId: person.uuid } })).toBe(0)
  })

  test('are refused with the field and its limit, and nothing is stored', async () => {
    const { person, change } = await aReader()
    const answer = await change({ theme: 'dark', reading: { size: 251 } })
    expect(answer.status).toBe(422)
    const { fields } = (await answer.json()) as { fields: unknown }
    expect(fields).toEqual([{ path: 'reading.size', message: 'At most 250.', limit: 250 }])
    expect(await db().preference.count({ where: { userId: person.uuid } })).toBe(0)
  })

  test('need an account', async () => {
    expect((await ask('preferences')).status).toBe(401)
    expect((await ask('preferences', { method: 'PATCH', body: { theme: 'dark' } })).status).toBe(401)
  })
})
