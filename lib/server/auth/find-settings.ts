import 'server-only'
import { installationSettingsSchema, type InstallationSettings } from '@/lib/auth/installation-settings'
import type { Tx } from '@/lib/server/db/client'

/** What is decided for the installation, with defaults for what nobody has decided. */
export async function findSettings(tx: Tx): Promise<InstallationSettings> {
  const row = await tx.installation.findUnique({ where: { id: 1 }, select: { settings: true } })
  return installationSettingsSchema.parse(row?.settings ?? {})
}
