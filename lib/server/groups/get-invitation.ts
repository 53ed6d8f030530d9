import 'server-only'
import { tokenInput } from '@/lib/groups/input'
import { invitationState, type InvitationState } from '@/lib/groups/invitation'
import { roleLabel, type Purpose } from '@/lib/groups/role'
import { idOf, uuidOf, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { EntryFacts, Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'
import { entryFacts } from '@/lib/server/groups/facts'
import { invitationPath } from '@/lib/server/groups/held-invitation'
import {
  findGroupUnscoped,
  findInvitation,
  type GroupRow,
  type InvitationRow,
} from '@/lib/server/groups/rows'
import { defineQuery } from '@/lib/server/query'

/** UTF-16 units of the beginning that is shown; it ends with a whole paragraph, and one is always shown. */
const OPENING = 1200

/** The beginning of a text, for somebody who has not joined yet. */
/** A block's words, and whether it is a heading. */
export type OpeningBlock = { text: string; isHeading: boolean }

export type Opening = {
  readingId: ReadingId
  title: string
  author: string | null
  language: string
  direction: 'ltr' | 'rtl' | 'auto'
  blocks: OpeningBlock[]
  isWhole: boolean
}

/** What a link leads to. Of a link that lets nobody in any more, only its state is told. */
export type InvitationPage =
  | { state: Exclude<InvitationState, 'usable'> | 'archived' }
  | {
      state: 'usable'
      group: { name: string; purpose: Purpose; slug: string }
      roleLabel: string
      isMember: boolean
      /** Where joining leads. */
      path: string
      /** Whether the text can be read before joining. */
      mayRead: boolean
      opening: Opening | null
    }

/** The page behind a link; null for a link that was never made. The law is asked for what it shows, part by part. */
export const getInvitation = defineQuery({
  name: 'invitation.get',
  input: tokenInput,
  permit: { listed: true },
  load: async ({ input, tx, viewer }) => {
    const invitation = await findInvitation(tx, { token: input.token, hold: false })
    if (!invitation) return null
    const userId = viewer.userId === null ? null : uuidOf(viewer.userId)
    const group = await findGroupUnscoped(tx, { id: invitation.groupId, userId })
    return group && { invitation, group }
  },
  present: async ({ loaded, tx, viewer, now }): Promise<InvitationPage | null> => {
    if (!loaded) return null
    const { invitation, group } = loaded
    const facts = entryFacts(group, { invitation, now })
    const isMember = can(viewer, 'member:list', facts)
    const state = invitationState(invitation, now)
    if (!isMember && state !== 'usable') return { state }
    if (!isMember && facts.group.archived) return { state: 'archived' }
    return {
      state: 'usable',
      group: { name: group.name, purpose: group.purpose, slug: group.slug },
      roleLabel: roleLabel(invitation.role, group.purpose),
      isMember,
      path: invitationPath(invitation, group),
      mayRead: can(viewer, 'group:read', facts),
      opening: await openingOf(tx, { group, invitation, viewer, facts }),
    }
  },
})

type Asked = { group: GroupRow; invitation: InvitationRow; viewer: Viewer; facts: EntryFacts }

async function openingOf(tx: Tx, { group, invitation, viewer, facts }: Asked): Promise<Opening | null> {
  if (!can(viewer, 'group:preview', facts)) return null
  const where = { groupId: group.id, ...(invitation.readingId ? { id: invitation.readingId } : {}) }
  const found = await tx.reading.findFirst({
    where: { ...where, document: { revisions: { some: {} } } },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  if (!found) return null
  const [row] = await listReadingsUnscoped(tx, { ids: [found.id], userId: null })
  return row ? presentOpening(tx, row) : null
}

async function presentOpening(tx: Tx, row: ReadingRow): Promise<Opening | null> {
  const [current] = row.document.revisions
  if (!current) return null
  const { text, blocks: all } = await getRevision(tx, current.id)
  const shown: OpeningBlock[] = []
  let length = 0
  for (const { start, end, type } of all) {
    if (length > 0 && length + end - start > OPENING) break
    length += end - start
    shown.push({ text: text.slice(start, end), isHeading: type === 'heading' })
  }
  const isWhole = shown.length === all.length
  // A heading with nothing below it says nothing.
  while (!isWhole && shown.at(-1)?.isHeading) shown.pop()
  const { title, author, language, direction } = row.document
  return {
    readingId: idOf<ReadingId>(row.id),
    title,
    author,
    language,
    direction,
    blocks: shown.filter((block) => block.text.trim() !== ''),
    isWhole,
  }
}
