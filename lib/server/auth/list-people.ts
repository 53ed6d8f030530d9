import 'server-only'
import { administeredPageInput } from '@/lib/auth/administering'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { Prisma } from '@/lib/server/db/generated/client'
import { openPlace, sealPlace } from '@/lib/server/place'
import { defineQuery } from '@/lib/server/query'

const PAGE = 50

/** An account as an administrator sees it: nothing of what it reads or writes. Times are ISO 8601. */
export type ListedPerson = {
  id: UserId
  name: string
  email: string
  createdAt: string
  siteAdmin: boolean
  sample: boolean
  /** Null when not suspended at the moment. */
  suspendedUntil: string | null
  /** When the account will be deleted; null unless that was asked for. */
  deleteAt: string | null
  isViewer: boolean
}

type Row = Omit<ListedPerson, 'id' | 'createdAt' | 'suspendedUntil' | 'deleteAt' | 'isViewer'> & {
  id: string
  createdAt: Date
  suspendedUntil: Date | null
  deleteAt: Date | null
}

/** A page of the installation's people, the newest first; `words` are looked for in names and addresses. */
export const listPeople = defineQuery({
  name: 'person.list',
  input: administeredPageInput,
  load: async () => null,
  permit: { action: 'installation:administer', facts: accountFacts },
  present: async ({ input, tx, viewer, now }) => {
    const after = openPlace('people', null, input.after)
    const words = input.words?.trim() ?? ''
    const matching =
      words === ''
        ? Prisma.sql`true`
        : Prisma.sql`(position(lower(${words}) in lower(name)) > 0 OR position(lower(${words}) in email) > 0)`
    const further = after ? Prisma.sql`(created_at, id) < (${after.at}, ${after.id}::uuid)` : Prisma.sql`true`
    const rows = await tx.$queryRaw<Row[]>`
      SELECT id, name, email, created_at AS "createdAt", site_admin AS "siteAdmin", sample,
             suspended_until AS "suspendedUntil", delete_at AS "deleteAt"
      FROM "user" WHERE ${matching} AND ${further}
      ORDER BY created_at DESC, id DESC LIMIT ${PAGE + 1}`
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    const viewerId = viewer.userId === null ? null : uuidOf(viewer.userId)
    return {
      items: page.map(({ id, createdAt, suspendedUntil, deleteAt, ...person }): ListedPerson => ({
        ...person,
        id: idOf<UserId>(id),
        createdAt: createdAt.toISOString(),
        suspendedUntil: suspendedUntil !== null && suspendedUntil > now ? suspendedUntil.toISOString() : null,
        deleteAt: deleteAt?.toISOString() ?? null,
        isViewer: id === viewerId,
      })),
      next:
        rows.length > PAGE && last ? sealPlace('people', null, { at: last.createdAt, id: last.id }) : null,
    }
  },
})
