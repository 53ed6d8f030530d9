import 'server-only'
import type { ChannelMatrix, NotificationPreferences } from '@/lib/notifications/channels'
import { channelsFrom, channelsToStore, DEFAULT_DIGEST_HOUR } from '@/lib/notifications/channels'
import type { Tx } from '@/lib/server/db/client'

/** What a person (a UUID) wants to be told, and when their digest comes. */
export async function findChannels(tx: Tx, userId: string): Promise<NotificationPreferences> {
  const row = await tx.preference.findUnique({
    where: { userId },
    select: { notifications: true, digestHour: true, timeZone: true },
  })
  return {
    channels: channelsFrom(row?.notifications),
    digestHour: row?.digestHour ?? DEFAULT_DIGEST_HOUR,
    timeZone: row?.timeZone ?? null,
  }
}

/** Stores a part of it; what is not given stays. */
export async function storeChannels(
  tx: Tx,
  userId: string,
  change: { channels: ChannelMatrix; digestHour?: number; timeZone?: string },
): Promise<void> {
  const { channels, ...rest } = change
  const data = { ...rest, notifications: channelsToStore(channels) }
  await tx.preference.upsert({ where: { userId }, create: { userId, ...data }, update: data })
}
