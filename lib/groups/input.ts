import { z } from 'zod'
import { displayNameSchema } from '@/lib/auth/display-name'
import { newAccountFields } from '@/lib/auth/input'
import { JOININGS, READABLE_BY, WRITABLE_BY } from '@/lib/groups/group'
import { INVITED_ROLES } from '@/lib/groups/invitation'
import { PURPOSES, ROLES } from '@/lib/groups/role'
import { SLUG_LIMIT } from '@/lib/groups/slug'
import type { GroupId, InvitationId, ReadingId, UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { textFault } from '@/lib/text/well-formed'

/** UTF-16 units of what somebody writes who asks to join. */
export const REQUEST_LIMIT = 500

/** The most people one link can be made to let in. */
export const USES_LIMIT = 10_000

/** Days that a link can be made to work; 0 stands for as long as nobody revokes it. */
export const INVITATION_DAYS = ['1', '7', '30', '0'] as const

/** UTF-16 units of what is looked for in a list of people or groups. */
export const WORDS_LIMIT = 200

/** A group by its address. */
export const groupInput = z.strictObject({ slug: z.string().min(1).max(SLUG_LIMIT) })

export const createGroupInput = z.strictObject({
  groupId: idSchema<GroupId>(),
  name: displayNameSchema,
  purpose: z.enum(PURPOSES),
})

const tickSchema = z.union([z.boolean(), z.literal(['on', '']).transform((value) => value === 'on')])

/** All that an owner decides. A form's box that is not ticked sends nothing, which reads as ''. */
export const updateGroupInput = z.strictObject({
  groupId: idSchema<GroupId>(),
  name: displayNameSchema,
  purpose: z.enum(PURPOSES),
  readableBy: z.enum(READABLE_BY),
  writableBy: z.enum(WRITABLE_BY),
  joining: z.enum(JOININGS),
  previews: tickSchema,
  showsPresence: tickSchema,
})

export const archiveGroupInput = z.strictObject({
  groupId: idSchema<GroupId>(),
  archived: z.union([z.boolean(), z.literal(['yes', 'no']).transform((value) => value === 'yes')]),
})

/** A page of a list: what the page before ended with, and what is looked for. Empty stands for neither. */
export const pageInput = z.strictObject({
  after: z.string().max(200).exactOptional(),
  words: z
    .string()
    .max(WORDS_LIMIT)
    .refine((text) => textFault(text) === null, 'not_storable')
    .exactOptional(),
})

export const listMembersInput = pageInput.extend(groupInput.shape)

export const listGroupReadingsInput = groupInput.extend({ after: z.string().max(200).exactOptional() })

/** A link: whom it makes of those who open it, for how long, for how many, and where it leads. */
export const inviteInput = z.strictObject({
  invitationId: idSchema<InvitationId>(),
  groupId: idSchema<GroupId>(),
  role: z.enum(INVITED_ROLES),
  days: z.literal(INVITATION_DAYS).transform(Number),
  maxUses: z.union([
    z.literal('').transform(() => null),
    z
      .string()
      .max(10)
      .regex(/^\d+$/, 'not_an_integer')
      .transform(Number)
      .pipe(z.number().int().min(1).max(USES_LIMIT)),
  ]),
  readingId: z.union([z.literal('').transform(() => null), idSchema<ReadingId>()]),
})

/** An invitation's row, by its UUID as an id on the wire. */
export const invitationInput = z.strictObject({ invitationId: idSchema<InvitationId>() })

/** The secret of a link, base64url. */
const tokenSchema = z
  .string()
  .max(128, { abort: true })
  .regex(/^[\w-]{16,}$/, 'link_malformed')

export const tokenInput = z.strictObject({ token: tokenSchema })

/** Joining with a new account: the link and the account's three fields. */
export const joinWithAccountInput = z.strictObject({ token: tokenSchema, ...newAccountFields })

export const joinGroupInput = z.strictObject({ groupId: idSchema<GroupId>() })

export const requestToJoinInput = joinGroupInput.extend({
  message: z
    .string()
    .max(REQUEST_LIMIT)
    .refine((text) => textFault(text) === null, 'not_storable'),
})

/** Somebody in a group, or asking to be. */
export const memberInput = z.strictObject({ groupId: idSchema<GroupId>(), userId: idSchema<UserId>() })

export const changeRoleInput = memberInput.extend({ role: z.enum(ROLES) })

/** Somebody whose words the viewer would rather not see, or would again. */
export const muteInput = z.strictObject({
  userId: idSchema<UserId>(),
  muted: z.union([z.boolean(), z.literal(['yes', 'no']).transform((value) => value === 'yes')]),
})
