import fs from 'node:fs'
import { expect, test } from 'vitest'

/** The variables named at the start of a line. */
function names(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => (name ? [name] : []))
}

test('.env.example lists every variable that env.ts parses', () => {
  const parsed = names(fs.readFileSync('lib/server/env.ts', 'utf8'), /^ {2}([A-Z][A-Z_]+): /gm)
  const listed = names(fs.readFileSync('.env.example', 'utf8'), /^# ([A-Z][A-Z_]+)=/gm)
  expect(parsed).toContain('DATABASE_URL')
  expect(listed).toEqual(expect.arrayContaining(parsed))
})
