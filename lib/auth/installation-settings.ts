import { z } from 'zod'

/** Who may make an account: anybody, or those whom an invitation lets in. */
export const SIGN_UPS = ['invited', 'open'] as const

/**
 * What an administrator decides for the whole installation. Every setting has a default, and unknown ones of a newer
 * release are left alone.
 */
export const installationSettingsSchema = z.looseObject({
  signUp: z.enum(SIGN_UPS).catch('invited').default('invited'),
})
export type InstallationSettings = z.infer<typeof installationSettingsSchema>

/** A change of the settings; what is left out stays. */
export const updateSettingsInput = z.strictObject({ signUp: z.enum(SIGN_UPS) })
