import { beforeEach, describe, expect, test } from 'vitest'
import type { BodyJson } from '@/lib/annotations/annotation'
import { uuidOf } from '@/lib/ids'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { muteAuthor } from '@/lib/server/annotations/mute-author'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { restoreAnnotation } from '@/lib/server/annotations/restore-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { changeRole } from '@/lib/server/groups/change-role'
import { followReading } from '@/lib/server/notifications/follow-reading'
import { followThread } from '@/lib/server/notifications/follow-thread'
import {
  aClass,
  anAnnotation,
  aReply,
  bodyOf,
  contextOf,
  newId,
  rootInput,
  type Person,
} from '@/tests/support/factories'
import { kindsTold, runJob, runJobsOf, toldTo, waitingJobs } from '@/tests/support/run-jobs'

let room: Awaited<ReturnType<typeof aClass>>
beforeEach(async () => {
  room = await aClass()
})

/** A body that names people. */
function naming(...people: Person[]): BodyJson {
  const mentions = people.map(({ id, name }) => ({ type: 'mention', attrs: { user: id, label: name } }))
  const words = { type: 'text', text: 'What do you say? ' }
  return { type: 'doc', content: [{ type: 'paragraph', content: [words, ...mentions] }] } as BodyJson
}

async function posted(
  by: Person,
  body: BodyJson = bodyOf('Words'),
  visibility: 'group' | 'moderators' = 'group',
) {
  const input = { ...rootInput(room.reading, { on: 'fox', visibility }), body }
  const { annotation } = await createAnnotation.execute(contextOf(by), input)
  await runJobsOf(annotation.id)
  return annotation
}

async function answered(by: Person, to: string, body: BodyJson = bodyOf('An answer')) {
  const { annotation } = await replyToAnnotation.execute(contextOf(by), {
    annotationId: to,
    id: newId(),
    body,
  })
  await runJobsOf(annotation.id)
  return annotation
}

describe('who is told of what is posted', () => {
  test('in a circle, members of a new thread; in a class and a publication only who watches the text', async () => {
    const { ana, ben, miriam, group, reading } = room
    const first = await posted(ana)
    expect(await kindsTold(ben, first.id)).toEqual(['thread'])
    expect(await kindsTold(miriam, first.id)).toEqual(['thread'])
    expect(await kindsTold(ana, first.id)).toEqual([])
    await db().group.update({ where: { id: group.uuid }, data: { purpose: 'class' } })
    await followReading.execute(contextOf(miriam), { readingId: reading.id, state: 'following' })
    const second = await posted(ana)
    expect(await kindsTold(ben, second.id)).toEqual([])
    expect(await kindsTold(miriam, second.id)).toEqual(['thread'])
  })

  test('a mention before an answer, an answer before a reply; who wrote in a thread follows it', async () => {
    const { ana, ben, miriam } = room
    const root = await posted(ana)
    const one = await answered(ben, root.id)
    expect(await kindsTold(ana, one.id)).toEqual(['answer'])
    const two = await answered(miriam, one.id)
    expect(await kindsTold(ben, two.id)).toEqual(['answer'])
    expect(await kindsTold(ana, two.id)).toEqual(['reply'])
    const three = await answered(ana, two.id, naming(ben, miriam))
    expect(await kindsTold(ben, three.id)).toEqual(['mention'])
    expect(await kindsTold(miriam, three.id)).toEqual(['mention'])
  })

  test('a highlight without words tells nobody who watches', async () => {
    const { ana, ben, reading } = room
    const input = { on: 'fox', says: null, motivation: 'highlighting' as const }
    const highlight = await anAnnotation({ by: ana, reading, ...input })
    await runJobsOf(highlight.id)
    expect(await kindsTold(ben, highlight.id)).toEqual([])
  })

  test('nobody of what is “Only me”: there is not even a job', async () => {
    const { ana, reading } = room
    const note = await anAnnotation({ by: ana, reading, visibility: 'private' })
    expect(await waitingJobs(note.id)).toEqual([])
  })

  test('of what is for moderators, only they', async () => {
    const { ana, ben, miriam } = room
    const note = await posted(ana, bodyOf('For the moderators'), 'moderators')
    expect(await kindsTold(ben, note.id)).toEqual([])
    expect(await kindsTold(miriam, note.id)).toEqual(['thread'])
  })

  test('who leaves or is suspended before the job runs is told nothing', async () => {
    const { ana, ben, miriam, group, reading } = room
    const note = await anAnnotation({ by: ana, reading })
    await db().membership.delete({ where: { groupId_userId: { groupId: group.uuid, userId: ben.uuid } } })
    await db().user.update({
      where: { id: miriam.uuid },
      data: { suspendedUntil: new Date(Date.now() + 3_600_000) },
    })
    await runJobsOf(note.id)
    expect(await kindsTold(ben, note.id)).toEqual([])
    expect(await kindsTold(miriam, note.id)).toEqual([])
  })
})

describe('once', () => {
  test('for each event and person, however often the job runs, also at the same time', async () => {
    const { ana, ben, reading } = room
    const root = await anAnnotation({ by: ana, reading })
    const jobs = await waitingJobs(root.id)
    expect(jobs.map(({ task }) => task)).toEqual(['notify-annotation'])
    await Promise.all([...jobs, ...jobs, ...jobs].map(runJob))
    for (const job of jobs) await runJob(job)
    expect(await kindsTold(ben, root.id)).toEqual(['thread'])
  })

  test('the jobs hold ids and no words', async () => {
    const { ana, ben, reading } = room
    const input = { ...rootInput(reading, { on: 'fox' }), body: naming(ben) }
    await createAnnotation.execute(contextOf(ana), input)
    expect(JSON.stringify(await waitingJobs(input.id))).not.toMatch(/What do you say|Person/)
  })

  test('a retry of the same post asks for nothing more', async () => {
    const { ana, ben, reading } = room
    const input = rootInput(reading, { on: 'fox' })
    for (let i = 0; i < 3; i++) await createAnnotation.execute(contextOf(ana), input)
    await runJobsOf(input.id)
    expect(await kindsTold(ben, input.id)).toEqual(['thread'])
  })
})

describe('an edit', () => {
  const edited = async (by: Person, id: string, edit: number, change: object) => {
    await updateAnnotation.execute(contextOf(by), { annotationId: id, edit, ...change })
    await runJobsOf(id)
  }

  test('tells only those whom it newly names, and each once', async () => {
    const { ana, ben, miriam } = room
    const root = await posted(ana, naming(ben))
    expect(await kindsTold(ben, root.id)).toEqual(['mention'])
    await edited(ana, root.id, 1, { body: naming(ben, miriam) })
    expect(await kindsTold(ben, root.id)).toEqual(['mention'])
    expect(await kindsTold(miriam, root.id)).toEqual(['thread', 'mention'])
    await edited(ana, root.id, 2, { body: bodyOf('Nobody') })
    await edited(ana, root.id, 3, { body: naming(ben, miriam) })
    expect(await kindsTold(ben, root.id)).toEqual(['mention'])
    expect(await kindsTold(miriam, root.id)).toEqual(['thread', 'mention'])
  })

  test('of words alone tells nobody', async () => {
    const { ana } = room
    const root = await posted(ana)
    await updateAnnotation.execute(contextOf(ana), {
      annotationId: root.id,
      edit: 1,
      body: bodyOf('Other words'),
    })
    expect(await waitingJobs(root.id)).toEqual([])
  })

  test('that shows it to more people tells those who could not read it', async () => {
    const { ana, ben, miriam } = room
    const root = await posted(ana, bodyOf('First for moderators'), 'moderators')
    await edited(ana, root.id, 1, { visibility: 'group' })
    expect(await kindsTold(ben, root.id)).toEqual(['thread'])
    expect(await kindsTold(miriam, root.id)).toEqual(['thread'])
  })
})

describe('silence', () => {
  test('of a muted person, a muted thread and a muted text, also where they name one', async () => {
    const { ana, ben, miriam, reading } = room
    const root = await posted(ana)
    await followThread.execute(contextOf(ben), { threadId: root.id, state: 'muted' })
    const one = await answered(miriam, root.id, naming(ben))
    expect(await kindsTold(ben, one.id)).toEqual([])
    await followThread.execute(contextOf(ben), { threadId: root.id, state: 'usual' })
    await muteAuthor.execute(contextOf(ben), { annotationId: one.id, muted: true })
    const two = await answered(miriam, root.id, naming(ben))
    expect(await kindsTold(ben, two.id)).toEqual([])
    await followReading.execute(contextOf(ana), { readingId: reading.id, state: 'muted' })
    const three = await answered(miriam, root.id, naming(ana))
    expect(await kindsTold(ana, three.id)).toEqual([])
  })

  test('a mute outlives one’s own reply', async () => {
    const { ana, ben, miriam } = room
    const root = await posted(ana)
    await followThread.execute(contextOf(ben), { threadId: root.id, state: 'muted' })
    await answered(ben, root.id)
    const reply = await answered(miriam, root.id)
    expect(await kindsTold(ben, reply.id)).toEqual([])
  })

  test('of what was deleted before the job ran; brought back, it is told', async () => {
    const { ana, ben, reading } = room
    const root = await anAnnotation({ by: ana, reading })
    await deleteAnnotation.execute(contextOf(ana), { annotationId: root.id })
    const [job] = (await waitingJobs(root.id)).filter(({ task }) => task === 'notify-annotation')
    if (job) await runJob(job)
    expect(await kindsTold(ben, root.id)).toEqual([])
    await restoreAnnotation.execute(contextOf(ana), { annotationId: root.id })
    await runJobsOf(root.id)
    expect(await kindsTold(ben, root.id)).toEqual(['thread'])
  })

  test('where somebody wants to hear of a kind neither here nor by mail', async () => {
    const { ana, ben } = room
    await db().preference.create({
      data: { userId: ben.uuid, notifications: { thread: { app: false, mail: 'never' } } },
    })
    const root = await posted(ana)
    expect(await kindsTold(ben, root.id)).toEqual([])
  })
})

describe('a thread of one’s own', () => {
  test('resolved and opened again by another is told, by oneself not, and never what is no longer so', async () => {
    const { ana, miriam } = room
    const root = await posted(ana)
    const resolve = (by: Person, resolved: boolean) =>
      resolveThread.execute(contextOf(by), { threadId: root.id, resolved })
    await resolve(miriam, true)
    await runJobsOf(root.id)
    await resolve(miriam, false)
    await runJobsOf(root.id)
    await resolve(ana, true)
    await runJobsOf(root.id)
    expect(await kindsTold(ana, root.id)).toEqual(['resolved', 'reopened'])
    await resolve(miriam, false)
    await resolve(ana, true)
    await runJobsOf(root.id)
    expect(await kindsTold(ana, root.id)).toEqual(['resolved', 'reopened'])
  })
})

test('another role is told to whom it was given', async () => {
  const { ana, miriam, group } = room
  await changeRole.execute(contextOf(miriam), { groupId: group.id, userId: ana.id, role: 'moderator' })
  await runJobsOf(ana.id)
  expect((await toldTo(ana)).map(({ kind, groupId, actorId }) => ({ kind, groupId, actorId }))).toEqual([
    { kind: 'role', groupId: group.uuid, actorId: miriam.uuid },
  ])
  expect(uuidOf(miriam.id)).toBe(miriam.uuid)
})

test('a reply by two people at once tells each of the other', async () => {
  const { ana, ben, miriam, reading } = room
  const root = await anAnnotation({ by: ana, reading })
  const replies = await Promise.all([ben, miriam].map((by) => aReply({ by, to: root.id })))
  await Promise.all(replies.map(({ id }) => runJobsOf(id)))
  const [bens, miriams] = replies
  expect(await kindsTold(miriam, bens?.id ?? '')).toEqual(['reply'])
  expect(await kindsTold(ben, miriams?.id ?? '')).toEqual(['reply'])
})
