import 'server-only'
import { exportInput, HELD_FORMAT } from '@/lib/auth/export-input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { env } from '@/lib/server/env'
import { EXPORT_FORMS, type ExportForm, type ExportAbout } from '@/lib/server/interchange/forms'
import { heldChunks } from '@/lib/server/interchange/held'
import { countWritten, listWritten } from '@/lib/server/interchange/list-written'
import { defineQuery } from '@/lib/server/query'
import { takePoint } from '@/lib/server/rate-limit'
import type { Written } from '@/lib/interchange/written'

/** The media type of everything that is kept about a person: its shape is Postil's own. */
const HELD_TYPE = 'application/vnd.postil.account+json'

/**
 * Everything the viewer wrote, with its quotes, or everything that is kept about them, as a file that is made while it is
 * sent. The suspended take theirs as well; a token of the API is not given what is kept about the account.
 */
export const exportWritten = defineQuery({
  name: 'account.export',
  input: exportInput,
  permit: {
    action: ({ input }) => (input.format === HELD_FORMAT ? 'account:manage' : 'account:read'),
    facts: accountFacts,
  },
  load: async ({ tx, viewer }) => {
    if (viewer.userId === null) throw new AppError('signed_out')
    await takePoint('export', viewer.userId)
    const userId = uuidOf(viewer.userId)
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } })
    return { userId, name: user.name, total: await countWritten(tx, userId) }
  },
  present: ({ input, loaded, tx, now }) => {
    const { userId, name, total } = loaded
    const day = now.toISOString().slice(0, 10)
    if (input.format === HELD_FORMAT) {
      return { type: HELD_TYPE, name: `postil-account-${day}.json`, chunks: heldChunks(tx, userId) }
    }
    const form = EXPORT_FORMS[input.format]
    const id = `${env().baseUrl}/api/account/data?format=${input.format}`
    return {
      type: form.type,
      name: `postil-annotations-${day}.${input.format}`,
      chunks: chunksOf(form, { id, name, total, at: now }, listWritten(tx, userId)),
    }
  },
})

async function* chunksOf(form: ExportForm, about: ExportAbout, written: AsyncIterable<Written>) {
  const [beginning, end] = form.parts(about)
  yield beginning
  let i = 0
  for await (const one of written) yield form.item(one, i++)
  yield end
}
