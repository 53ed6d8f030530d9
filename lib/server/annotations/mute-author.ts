import 'server-only'
import { muteAuthorInput } from '@/lib/annotations/input'
import { uuidOf } from '@/lib/ids'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { mutedFor } from '@/lib/server/annotations/muted-for'
import { defineCommand } from '@/lib/server/command'

/**
 * Mutes whoever wrote an annotation for oneself, or hears them again; answers with what is muted in the reading now. Who that
 * is stays with the server: the annotation's author is told to nobody but by name.
 */
export const muteAuthor = defineCommand({
  name: 'annotation.mute',
  input: muteAuthorInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadThread(tx, { id: input.annotationId, viewer }),
  permit: { action: 'annotation:mute', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, tx, now, viewer, userId, unchanged }) => {
    const mute = { userId: uuidOf(userId), personId: loaded.subject.skeleton.authorId }
    const { count } = input.muted
      ? await tx.mute.createMany({ data: [{ ...mute, createdAt: now }], skipDuplicates: true })
      : await tx.mute.deleteMany({ where: mute })
    if (count === 0) unchanged()
    return mutedFor(tx, { viewer, loaded: loaded.reading })
  },
  // Whom one mutes is nobody's business, the installation's log included.
  audit: () => ({ groupId: null, subjectId: null }),
})
