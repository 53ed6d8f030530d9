import 'server-only'
import { uuidOf } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'
import { Prisma } from '@/lib/server/db/generated/client'

/**
 * Who asks, in SQL. `reads` and `moderates` are the law's answers for 'reading:read' and 'group:moderate' as
 * conditions: constants for one reading, columns where a list spans several.
 */
export type Asker = SqlAsker & { userId: string | null }

/** The same in SQL alone: `self` and `signedIn` are columns where a list is asked for several people at once. */
export type SqlAsker = {
  self: Prisma.Sql | null
  signedIn: Prisma.Sql
  reads: Prisma.Sql
  moderates: Prisma.Sql
}

/** The asker for one reading, whose answers are known. */
export function askerOf(viewer: Viewer, facts: ReadingFacts): Asker {
  return {
    ...whoIs(viewer),
    reads: constant(can(viewer, 'reading:read', facts)),
    moderates: constant(can(viewer, 'group:moderate', facts)),
  }
}

/**
 * The asker for a list over several readings, each of which the viewer may read. 'group:moderate' is asked of the row's
 * group and the viewer's membership in it, joined by the caller as `v` and `w`.
 */
export function askerAcross(viewer: Viewer): Asker {
  const who = whoIs(viewer)
  return { ...who, ...across(who.signedIn, constant(viewer.siteAdmin)) }
}

/** The same for several people at once, each a row `p` with `id`, `signed_in` and `site_admin`, joined by the caller. */
export function askerForEach(): SqlAsker {
  const signedIn = Prisma.sql`p.signed_in`
  return {
    self: Prisma.sql`p.id`,
    signedIn,
    ...across(signedIn, Prisma.sql`p.site_admin`),
  }
}

function across(signedIn: Prisma.Sql, siteAdmin: Prisma.Sql): Pick<SqlAsker, 'reads' | 'moderates'> {
  return {
    reads: constant(true),
    moderates: Prisma.sql`(${signedIn} AND (COALESCE(w.role IN ('owner', 'moderator'), FALSE)
      OR (${siteAdmin} AND v.readable_by = 'world')))`,
  }
}

function whoIs(viewer: Viewer): Pick<Asker, 'userId' | 'self' | 'signedIn'> {
  const userId = viewer.userId === null ? null : uuidOf(viewer.userId)
  return {
    userId,
    self: userId === null ? null : Prisma.sql`${userId}::uuid`,
    signedIn: constant(userId !== null && !viewer.suspended),
  }
}

/**
 * 'annotation:read' as a condition on the row `a` and its thread's root `r` (aliases of `annotation`, joined by the
 * caller on r.id = a.root_id). The only second expression of a rule in Postil; a test compares it with `can` over every
 * state. Circles and gates are constants of the facts' builder until they have rows, so they are not asked here.
 */
export function visibleWhere(asker: SqlAsker): Prisma.Sql {
  return Prisma.sql`(a.deleted_at IS NULL AND ${mayReadWords(asker, Prisma.sql`a`)})`
}

/**
 * 'annotation:place' for roots, on the row `a` alone (`r` is `a`): what is read, and empty places with a reply below
 * that is read.
 */
export function placeableRootWhere(asker: SqlAsker): Prisma.Sql {
  return Prisma.sql`((a.deleted_at IS NULL AND ${mayReadRoot(asker, Prisma.sql`a`)})
    OR (a.deleted_at IS NOT NULL AND ${mayReadRoot(asker, Prisma.sql`a`)} AND EXISTS (
      SELECT 1 FROM annotation x WHERE x.root_id = a.id AND x.id <> a.id AND x.deleted_at IS NULL
        AND ${mayReadReply(asker, Prisma.sql`x`, Prisma.sql`a`)})))`
}

function mayReadWords(asker: SqlAsker, row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`((a.id = r.id AND ${mayReadRoot(asker, row)}) OR (a.id <> r.id AND ${mayReadReply(asker, row, Prisma.sql`r`)}))`
}

/** The clauses of 'annotation:read' for a root, whether it is deleted or not. */
function mayReadRoot(asker: SqlAsker, root: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${isOwn(asker, root)}
    OR (${root}.visibility <> 'private' AND ${asker.moderates})
    OR (${root}.visibility = 'group' AND ${root}.status = 'approved' AND ${asker.reads}))`
}

/** The same for a reply under a root: never wider than its root, but for a moderator's answer to who started the thread. */
function mayReadReply(asker: SqlAsker, reply: Prisma.Sql, root: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${isOwn(asker, reply)}
    OR (${mayReadRoot(asker, root)} AND (
      (${reply}.visibility <> 'private' AND ${asker.moderates})
      OR (${reply}.visibility = 'group' AND ${reply}.status = 'approved' AND ${asker.reads})))
    OR (${asker.reads} AND ${startedBy(asker, root)} AND ${reply}.visibility = 'moderators'
      AND ${reply}.status = 'approved' AND ${isByModerator(reply)}))`
}

function isOwn(asker: SqlAsker, row: Prisma.Sql): Prisma.Sql {
  return asker.self === null ? constant(false) : Prisma.sql`${row}.author_id = ${asker.self}`
}

function startedBy(asker: SqlAsker, root: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${asker.signedIn} AND ${isOwn(asker, root)})`
}

function isByModerator(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM membership m WHERE m.group_id = ${row}.group_id
    AND m.user_id = ${row}.author_id AND m.role IN ('owner', 'moderator'))`
}

function constant(value: boolean): Prisma.Sql {
  return value ? Prisma.sql`TRUE` : Prisma.sql`FALSE`
}
