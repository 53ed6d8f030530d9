import { z } from 'zod'

/** A sealed token is looked at, whatever it looks like: nobody learns from the answer how one is made. */
export const unsubscribeInput = z.strictObject({ token: z.string().max(500) })
