import { expect, test } from 'vitest'
import type { Purpose } from '@/lib/groups/role'
import { isModerating, roleLabel, ROLES } from '@/lib/groups/role'

test('owners and moderators moderate, and nobody else', () => {
  expect(ROLES.filter(isModerating)).toEqual(['owner', 'moderator'])
  expect(isModerating(null)).toBe(false)
})

test('in a class those who moderate are instructors and members students; elsewhere roles keep their names', () => {
  const labels = (purpose: Purpose) => ROLES.map((role) => roleLabel(role, purpose))
  expect(labels('class')).toEqual(['Instructor', 'Instructor', 'Student', 'Observer'])
  for (const purpose of ['circle', 'publication'] as const) {
    expect(labels(purpose)).toEqual(['Owner', 'Moderator', 'Member', 'Observer'])
  }
})
