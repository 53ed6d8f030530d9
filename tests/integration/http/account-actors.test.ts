import { describe, expect, test } from 'vitest'
import { idOf, type SessionId, type UserId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { VISIBLE_BY, type Action } from '@/lib/permissions/policy'
import { changeAddress } from '@/lib/server/auth/change-address'
import { changePassword } from '@/lib/server/auth/change-password'
import { createApiToken } from '@/lib/server/auth/create-api-token'
import { deleteAccount } from '@/lib/server/auth/delete-account'
import { endAllSessions } from '@/lib/server/auth/end-all-sessions'
import { endOneSession } from '@/lib/server/auth/end-one-session'
import { getAccount } from '@/lib/server/auth/get-account'
import { issuePasswordLink } from '@/lib/server/auth/issue-password-link'
import { keepAccount } from '@/lib/server/auth/keep-account'
import { listApiTokens } from '@/lib/server/auth/list-api-tokens'
import { listPeople } from '@/lib/server/auth/list-people'
import { listProviderLinks } from '@/lib/server/auth/list-provider-links'
import { listSessions } from '@/lib/server/auth/list-sessions'
import { renameAccount } from '@/lib/server/auth/rename-account'
import { revokeApiToken } from '@/lib/server/auth/revoke-api-token'
import { setAdministrator } from '@/lib/server/auth/set-administrator'
import { suspendPerson } from '@/lib/server/auth/suspend-person'
import { unlinkProvider } from '@/lib/server/auth/unlink-provider'
import { updateSettings } from '@/lib/server/auth/update-settings'
import { listAllGroups } from '@/lib/server/groups/list-all-groups'
import { exportWritten } from '@/lib/server/interchange/export-written'
import { db } from '@/lib/server/db/client'
import type { Context } from '@/lib/server/context'
import { CHANNEL_FIELDS } from '@/lib/notifications/channels-input'
import { chooseChannels } from '@/lib/server/notifications/choose-channels'
import { getChannels } from '@/lib/server/notifications/get-channels'
import { getBell } from '@/lib/server/notifications/get-bell'
import { listNotifications } from '@/lib/server/notifications/list-notifications'
import { markNotificationsRead } from '@/lib/server/notifications/mark-notifications-read'
import { readNotifications } from '@/lib/server/notifications/read-notifications'
import { getKeptMail } from '@/lib/server/notifications/get-kept-mail'
import { listMailbox } from '@/lib/server/notifications/list-mailbox'
import { getPreferences } from '@/lib/server/notifications/get-preferences'
import { updatePreferences } from '@/lib/server/notifications/update-preferences'
import { aPerson, contextOf, newId, type Person } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'
import { aDevice } from '@/tests/support/sessions'

// Who may do what with an account and with the installation: each row is asked by every actor, on a new account each
// time, and answers as the law says. tests/architecture/tried.test.ts names the command or query that has no row.

const PASSWORD = 'the password of now'

type Row = {
  of: { name: string; execute: (context: Context, input: unknown) => Promise<unknown> }
  action: Action
  input: (given: { person: Person; other: Person; sessionId: string; keptMailId: string }) => unknown
}

const CHANNELS = {
  ...Object.fromEntries(CHANNEL_FIELDS.map((name) => [name, name.startsWith('mail-') ? 'never' : ''])),
  digestHour: '8',
  timeZone: 'Europe/Berlin',
}
const nothing = () => ({})
const ROWS: Row[] = [
  { of: getAccount, action: 'account:read', input: nothing },
  { of: getPreferences, action: 'account:read', input: nothing },
  { of: getChannels, action: 'account:read', input: nothing },
  { of: chooseChannels, action: 'account:read', input: () => CHANNELS },
  { of: getBell, action: 'account:read', input: nothing },
  { of: listNotifications, action: 'account:read', input: nothing },
  { of: readNotifications, action: 'account:read', input: () => ({ notificationId: newId() }) },
  { of: markNotificationsRead, action: 'account:read', input: () => ({ notificationId: '', tab: 'all' }) },
  { of: updatePreferences, action: 'account:read', input: () => ({ theme: 'dark' }) },
  { of: exportWritten, action: 'account:read', input: () => ({ format: 'csv' }) },
  { of: exportWritten, action: 'account:manage', input: () => ({ format: 'json' }) },
  { of: listSessions, action: 'account:manage', input: nothing },
  { of: listApiTokens, action: 'account:manage', input: nothing },
  { of: listProviderLinks, action: 'account:manage', input: nothing },
  {
    of: createApiToken,
    action: 'account:manage',
    input: () => ({ name: 'A script', scope: 'read', life: '30' }),
  },
  { of: revokeApiToken, action: 'account:manage', input: () => ({ tokenId: newId() }) },
  { of: unlinkProvider, action: 'account:manage', input: () => ({ provider: 'oidc' }) },
  { of: renameAccount, action: 'account:rename', input: () => ({ name: 'Another Name' }) },
  {
    of: changeAddress,
    action: 'account:manage',
    input: () => ({ email: `${newId().toLowerCase()}@postil.example`, current: PASSWORD }),
  },
  {
    of: changePassword,
    action: 'account:manage',
    input: () => ({ current: PASSWORD, password: 'quite another password' }),
  },
  {
    of: endOneSession,
    action: 'account:manage',
    input: ({ sessionId }) => ({ sessionId: idOf<SessionId>(sessionId) }),
  },
  { of: endAllSessions, action: 'account:manage', input: nothing },
  { of: deleteAccount, action: 'account:manage', input: () => ({ fate: 'keep', current: PASSWORD }) },
  { of: keepAccount, action: 'account:manage', input: nothing },
  {
    of: issuePasswordLink,
    action: 'installation:administer',
    input: ({ person }) => ({ userId: person.id }),
  },
  { of: updateSettings, action: 'installation:administer', input: () => ({ signUp: 'invited' }) },
  {
    of: suspendPerson,
    action: 'person:administer',
    input: ({ other }) => ({ userId: other.id, until: '2100-01-01' }),
  },
  {
    of: setAdministrator,
    action: 'person:administer',
    input: ({ other }) => ({ userId: other.id, administrator: 'yes' }),
  },
  { of: listMailbox, action: 'installation:administer', input: nothing },
  { of: getKeptMail, action: 'installation:administer', input: ({ keptMailId }) => ({ mailId: keptMailId }) },
  { of: listPeople, action: 'installation:administer', input: nothing },
  { of: listAllGroups, action: 'installation:administer', input: nothing },
]

type Actor = { name: string; person: () => Promise<Person | null>; byToken?: boolean }
const ACTORS: Actor[] = [
  { name: 'signed out', person: () => Promise.resolve(null) },
  { name: 'the holder', person: () => aPerson({ password: PASSWORD }) },
  { name: 'the suspended holder', person: () => aPerson({ password: PASSWORD, suspended: true }) },
  { name: 'an administrator', person: () => aPerson({ password: PASSWORD, siteAdmin: true }) },
  {
    name: 'a suspended administrator',
    person: () => aPerson({ password: PASSWORD, siteAdmin: true, suspended: true }),
  },
  { name: 'a token of the holder’s', person: () => aPerson({ password: PASSWORD }), byToken: true },
  {
    name: 'a token of an administrator’s',
    person: () => aPerson({ password: PASSWORD, siteAdmin: true }),
    byToken: true,
  },
]

/** What the law says: success, or the code of the refusal. */
function expected({ action }: Row, { viewer, tokenId }: Context): string {
  const facts = { account: { byToken: tokenId !== null }, person: { isViewer: false } } as never
  if (can(viewer, action, facts)) return 'success'
  if (viewer.userId === null) return 'signed_out'
  return can(viewer, VISIBLE_BY[action], facts) ? 'forbidden' : 'not_found'
}

async function answered({ of, input }: Row, context: Context, person: Person): Promise<string> {
  const { sessionId } = await aDevice(person)
  const mail = { kind: 'digest', recipient: 'a@postil.example', subject: '', text: '', html: '' }
  const { id } = await db().mail.create({ data: { ...mail, state: 'kept' }, select: { id: true } })
  const keptMailId: string = idOf(id)
  const work = of.execute(context, input({ person, other: await aPerson(), sessionId, keptMailId }))
  const isRefused = await work.then(
    () => false,
    () => true,
  )
  return isRefused ? (await refusalOf(work)).code : 'success'
}

describe.each(ACTORS)('$name', ({ person: make, byToken = false }) => {
  test.each(ROWS.map((row) => [row.of.name, row] as const))('%s', async (_, row) => {
    const person = await make()
    const context: Context = { ...contextOf(person), tokenId: byToken ? (newId() as string) : null }
    expect(await answered(row, context, person ?? (await aPerson()))).toBe(expected(row, context))
  })
})

test('the table tells every actor apart: each row is granted to somebody and refused to somebody', () => {
  for (const row of ROWS) {
    const people = [
      { userId: null, siteAdmin: false, suspended: false },
      { userId: newId() as unknown as UserId, siteAdmin: true, suspended: false },
    ]
    const answers = people.map((viewer) => expected(row, { ...contextOf(null), viewer }))
    expect(answers).toEqual(['signed_out', 'success'])
  }
})
