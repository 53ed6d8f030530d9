import { expect, test } from 'vitest'
import { nextPath } from '@/lib/server/action'

function pathFrom(next: string): string {
  const form = new FormData()
  form.set('next', next)
  return nextPath(form)
}

test.each([
  ['/', '/'],
  ['/r/abc?thread=x#p7', '/r/abc?thread=x#p7'],
  ['/a/../b', '/b'],
])('%s leads to %s', (next, path) => {
  expect(pathFrom(next)).toBe(path)
})

test.each([
  '',
  'r/abc',
  'https://evil.example/',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  '/./\\evil.example',
  ' //evil.example',
  'http://here.invalid//evil.example',
])('%j never leads away', (next) => {
  const path = pathFrom(next)
  expect(new URL(path, 'https://postil.example').origin).toBe('https://postil.example')
  expect(path).toBe('/')
})

test('no field leads home', () => {
  expect(nextPath(new FormData())).toBe('/')
})
