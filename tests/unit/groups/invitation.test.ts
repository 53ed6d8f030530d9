import { describe, expect, test } from 'vitest'
import { inviteInput, updateGroupInput } from '@/lib/groups/input'
import type { InvitationState, InvitationTerms } from '@/lib/groups/invitation'
import { invitationState } from '@/lib/groups/invitation'

const now = new Date('2026-10-01T12:00:00Z')
const before = new Date('2026-10-01T11:59:59.999Z')
const after = new Date('2026-10-01T12:00:00.001Z')
const free: InvitationTerms = { expiresAt: null, revokedAt: null, maxUses: null, uses: 1000 }

describe('the state of an invitation', () => {
  const cases: [string, Partial<InvitationTerms>, InvitationState][] = [
    ['without an end', {}, 'usable'],
    ['before its end', { expiresAt: after }, 'usable'],
    ['at its end', { expiresAt: now }, 'expired'],
    ['after its end', { expiresAt: before }, 'expired'],
    ['with room', { maxUses: 2, uses: 1 }, 'usable'],
    ['without room', { maxUses: 2, uses: 2 }, 'used_up'],
    ['revoked, and all else too', { revokedAt: before, expiresAt: before, maxUses: 1, uses: 1 }, 'revoked'],
    ['used up after its end', { expiresAt: before, maxUses: 1, uses: 1 }, 'expired'],
  ]
  test.each(cases)('%s', (_, terms, state) => {
    expect(invitationState({ ...free, ...terms }, now)).toBe(state)
  })
})

describe('the input of a form', () => {
  const link = {
    invitationId: 'AAAAAAAAAAAAAAAAAAAAAQ',
    groupId: 'AAAAAAAAAAAAAAAAAAAAAA',
    role: 'member',
    days: '7',
    maxUses: '',
    readingId: '',
  }
  test('leaves open what is left empty', () => {
    expect(inviteInput.parse(link)).toMatchObject({ days: 7, maxUses: null, readingId: null })
    expect(inviteInput.parse({ ...link, maxUses: '12', days: '0' })).toMatchObject({ days: 0, maxUses: 12 })
  })

  test.each([
    ['maxUses', '0'],
    ['maxUses', '10001'],
    ['maxUses', '1e3'],
    ['maxUses', '-1'],
    ['days', '2'],
    ['role', 'owner'],
    ['readingId', 'x'],
  ])('refuses %s “%s”', (field, value) => {
    const result = inviteInput.safeParse({ ...link, [field]: value })
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field])
  })

  test('a box that is not ticked is a no', () => {
    const settings = {
      groupId: 'AAAAAAAAAAAAAAAAAAAAAA',
      name: 'A circle',
      purpose: 'circle',
      readableBy: 'members',
      writableBy: 'members',
      joining: 'open',
    }
    expect(updateGroupInput.parse({ ...settings, previews: 'on', showsPresence: '' }).previews).toBe(true)
    expect(updateGroupInput.parse({ ...settings, previews: '', showsPresence: 'on' }).previews).toBe(false)
    expect(updateGroupInput.safeParse({ ...settings, previews: 'maybe', showsPresence: '' }).success).toBe(
      false,
    )
  })
})
