import 'server-only'
import { administeredPageInput } from '@/lib/auth/administering'
import type { Purpose } from '@/lib/groups/role'
import { idOf, type GroupId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { Prisma } from '@/lib/server/db/generated/client'
import { openPlace, sealPlace } from '@/lib/server/place'
import { defineQuery } from '@/lib/server/query'

const PAGE = 50

/** A group as an administrator sees it: who answers for it, and nothing of what it reads. Times are ISO 8601. */
export type AdministeredGroup = {
  id: GroupId
  name: string
  purpose: Purpose
  createdAt: string
  archivedAt: string | null
  memberCount: number
  /** Names, five at most. */
  owners: string[]
  /** Whether nobody is left who could name an owner. */
  ownersAreGone: boolean
}

type Row = Omit<AdministeredGroup, 'id' | 'createdAt' | 'archivedAt'> & {
  id: string
  createdAt: Date
  archivedAt: Date | null
}

/** A page of the installation's groups, the newest first; `words` are looked for in their names. */
export const listAllGroups = defineQuery({
  name: 'group.list-all',
  input: administeredPageInput,
  load: async () => null,
  permit: { action: 'installation:administer', facts: accountFacts },
  present: async ({ input, tx }) => {
    const after = openPlace('groups', null, input.after)
    const words = input.words?.trim() ?? ''
    const matching =
      words === '' ? Prisma.sql`true` : Prisma.sql`position(lower(${words}) in lower(g.name)) > 0`
    const further = after
      ? Prisma.sql`(g.created_at, g.id) < (${after.at}, ${after.id}::uuid)`
      : Prisma.sql`true`
    const rows = await tx.$queryRaw<Row[]>`
      SELECT g.id, g.name, g.purpose, g.created_at AS "createdAt", g.archived_at AS "archivedAt",
        (SELECT count(*)::int FROM membership m WHERE m.group_id = g.id) AS "memberCount",
        ARRAY(SELECT u.name FROM membership m JOIN "user" u ON u.id = m.user_id
              WHERE m.group_id = g.id AND m.role = 'owner' ORDER BY lower(u.name), u.id LIMIT 5) AS owners,
        NOT EXISTS (SELECT 1 FROM membership m JOIN "user" u ON u.id = m.user_id
                    WHERE m.group_id = g.id AND m.role = 'owner' AND u.delete_at IS NULL) AS "ownersAreGone"
      FROM "group" g WHERE ${matching} AND ${further}
      ORDER BY g.created_at DESC, g.id DESC LIMIT ${PAGE + 1}`
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    return {
      items: page.map(({ id, createdAt, archivedAt, ...group }): AdministeredGroup => ({
        ...group,
        id: idOf<GroupId>(id),
        createdAt: createdAt.toISOString(),
        archivedAt: archivedAt?.toISOString() ?? null,
      })),
      next:
        rows.length > PAGE && last ? sealPlace('groups', null, { at: last.createdAt, id: last.id }) : null,
    }
  },
})
