import { writeFileSync } from 'node:fs'
import { entrances } from '@/tests/support/entrances'
import { policyMatrix } from './policy-matrix'

// `npm run policy:matrix`: writes the law's tables where the test expects them.
writeFileSync(
  new URL('../tests/unit/permissions/policy.matrix.md', import.meta.url),
  policyMatrix(entrances()),
)
