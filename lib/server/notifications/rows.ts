import 'server-only'
import type { z } from 'zod'
import { readingSettings } from '@/lib/auth/reading-settings-schema'
import type { updatePreferencesInput } from '@/lib/notifications/input'
import { DEFAULT_PREFERENCES, type Preferences } from '@/lib/notifications/preference'
import type { Tx } from '@/lib/server/db/client'

/** The preferences of the account with this UUID; those of everybody where it has none of its own. */
export async function findPreferences(tx: Tx, userId: string): Promise<Preferences> {
  const row = await tx.preference.findUnique({ where: { userId } })
  if (row === null) return DEFAULT_PREFERENCES
  const { theme, reading, lastVisibility, letterKeys, showsPresence, timeZone } = row
  return {
    theme,
    reading: readingSettings.parse(reading),
    lastVisibility,
    letterKeys,
    showsPresence,
    timeZone,
  }
}

/** The same to be changed: the row is there from now on, and held until commit, so that two devices undo no change. */
export async function holdPreferences(tx: Tx, userId: string): Promise<Preferences> {
  await tx.preference.createMany({ data: [{ userId }], skipDuplicates: true })
  await tx.$queryRaw`SELECT 1 AS held FROM preference WHERE user_id = ${userId}::uuid FOR UPDATE`
  return findPreferences(tx, userId)
}

/** Stores a change of an account's preferences; `reading` is given whole. */
export async function storePreferences(
  tx: Tx,
  userId: string,
  change: Omit<z.output<typeof updatePreferencesInput>, 'reading'> & Pick<Preferences, 'reading'>,
): Promise<void> {
  await tx.preference.update({ where: { userId }, data: change })
}
