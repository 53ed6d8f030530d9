import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { HELD } from '@/lib/server/interchange/held'

/** Models that name a person and are not in what one takes along, with the reason. */
const NOT_TAKEN: Readonly<Record<string, string>> = {
  AnnotationEdit:
    'earlier words are in the annotation; who emptied one says nothing that the audit entry does not',
  Target: 'made with the annotation, and in it',
  Thread: 'who resolved or locked it: the audit entry says so',
  Mention: 'another’s words',
  OneTimeLink: 'a hash that lives for a week at most',
  WorkingCopy: 'a text is its owners’: it is read and taken from its own page',
  DocumentRevision: 'the same; that one published it says the audit entry',
  Presence: 'that one reads now is forgotten a minute after',
  Reading: 'that one opened it says the audit entry',
}

/** A field that leads to a person: a relation to `User`, or an id beside one that has none. */
const LEADS_TO_A_PERSON = /^\s+(?:\w+\s+User\b|(?:userId|authorId|actorId|personId|\w+By)\s+String)/m

const MODELS = readdirSync('prisma/models')
  .map((name) => readFileSync(`prisma/models/${name}`, 'utf8'))
  .flatMap((text) => [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)])
  .map(([, name = '', fields = '']) => ({ name, fields }))

test('every model that names a person is taken along, or stands on the list with a reason', () => {
  const personal = MODELS.filter(({ name, fields }) => name === 'User' || LEADS_TO_A_PERSON.test(fields)).map(
    ({ name }) => name,
  )
  expect(personal.length).toBeGreaterThan(15)
  expect(
    personal.filter((name) => !(name in HELD) && !(name in NOT_TAKEN)),
    'add each of these to HELD in lib/server/interchange/held.ts, or to NOT_TAKEN with the reason',
  ).toEqual([])
  const named = [...Object.keys(HELD), ...Object.keys(NOT_TAKEN)]
  expect(named.filter((name) => !personal.includes(name))).toEqual([])
  expect(Object.keys(HELD).filter((name) => name in NOT_TAKEN)).toEqual([])
})
