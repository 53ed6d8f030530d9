import { describe, expect, test } from 'vitest'
import { fixedHeaders } from '@/lib/http-headers'
import { staticHeaders } from '@/scripts/static-headers.mjs'

describe('files that are answered beside Next carry the headers of every answer', () => {
  test.each(['http://localhost:3000', 'https://postil.example'])('at %s', (address) => {
    expect(staticHeaders(address)).toEqual(fixedHeaders(address.startsWith('https:')))
  })
})
