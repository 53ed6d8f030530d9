import { z } from 'zod'
import { hasBidiControl, hasControl } from '@/lib/text/hidden-characters'
import { textFault } from '@/lib/text/well-formed'

/** UTF-16 units of an address (RFC 5321 allows 254 octets in a path). */
export const EMAIL_LIMIT = 254

/** One @ between two parts without white space and without what would need quoting; servers know the rest. */
const SHAPE = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+$/u

/** The address as it is stored and compared: trimmed, in lower case, NFC. */
export function normalizeEmail(input: string): string {
  return input.normalize('NFC').trim().toLowerCase().normalize('NFC')
}

/** True when a normalised address has the shape of one. That it exists, only a mail can show. */
export function isEmail(address: string): boolean {
  if (address.length > EMAIL_LIMIT || textFault(address) !== null) return false
  return SHAPE.test(address) && !hasControl(address) && !hasBidiControl(address)
}

/** An address, normalised. */
export const emailSchema = z
  .string()
  .max(EMAIL_LIMIT)
  .transform(normalizeEmail)
  .refine(isEmail, 'email_shape')
