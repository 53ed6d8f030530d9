import { z } from 'zod'
import { emailSchema } from '@/lib/auth/email'
import type { GroupId, UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { textFault } from '@/lib/text/well-formed'

/** UTF-16 units of what is looked for in the lists of an installation. */
export const WORDS_LIMIT = 200

/** A page of an installation's people or groups: where the page before ended, and what is looked for. */
export const administeredPageInput = z.strictObject({
  after: z.string().max(200).exactOptional(),
  words: z
    .string()
    .max(WORDS_LIMIT)
    .refine((text) => textFault(text) === null, 'not_storable')
    .exactOptional(),
})

/** Until the beginning of a day in UTC, as a date field gives it; empty ends a suspension. */
export const suspendPersonInput = z.strictObject({
  userId: idSchema<UserId>(),
  until: z.union([
    z.literal('').transform(() => null),
    z.iso.date('not_a_date').transform((day) => new Date(`${day}T00:00:00Z`)),
  ]),
})

export const setAdministratorInput = z.strictObject({
  userId: idSchema<UserId>(),
  administrator: z.literal(['yes', 'no']).transform((value) => value === 'yes'),
})

/** A member of the group, by their address. */
export const appointOwnerInput = z.strictObject({ groupId: idSchema<GroupId>(), email: emailSchema })
