import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { policyMatrix } from '@/scripts/policy-matrix'
import { entrances } from '@/tests/support/entrances'

test('the committed matrix is the law’s (otherwise: npm run policy:matrix)', () => {
  const committed = readFileSync(new URL('policy.matrix.md', import.meta.url), 'utf8')
  expect(committed).toBe(policyMatrix(entrances()))
})
