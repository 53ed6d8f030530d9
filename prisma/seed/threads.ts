import { randomUUID } from 'node:crypto'
import { describeRange } from '@/lib/anchoring/describe'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { insertReply, insertRoot, type NewAnnotation } from '@/lib/server/annotations/insert-annotation'
import type { Tx } from '@/lib/server/db/client'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { mintServerId } from '@/lib/server/mint-id'
import type { SeededClass, SeededPerson } from './class'

type Said = { by: SeededPerson; says: string; days: number; replies?: Said[] }
type Thread = Said & { on: string; motivation?: Motivation; resolved?: boolean }

/** A question about a term, an overlapping pair, two readings that disagree, a note that asks for a source, one resolved. */
const THREADS: Thread[] = [
  {
    on: 'Terrorist attacks are increasingly aimed at "soft targets," which have had a shock effect',
    by: 'jonas',
    days: 6.2,
    says: 'The phrase does a lot of work here. Places are “soft” only from the point of view of whoever plans to attack them, and the sentence borrows that view without saying so.',
    replies: [
      {
        by: 'miriam',
        days: 6,
        says: 'A good catch. Which other words in this paragraph carry a point of view?',
      },
      { by: 'jonas', days: 5.4, says: '“Spilling over”, I think. It makes the violence sound like water.' },
    ],
  },
  {
    on: '"soft targets,"',
    by: 'aiko',
    days: 5.9,
    motivation: 'questioning',
    says: 'What counts as a soft target, and who defines it? Is this the standard term in the literature?',
    replies: [
      {
        by: 'jonas',
        days: 5.7,
        says: 'Usually it means places that are open to everyone and hard to guard: stations, markets, schools.',
        replies: [
          { by: 'aiko', days: 5.5, says: 'Then the railway station in the sentence before is the example.' },
        ],
      },
    ],
  },
  {
    on: "China criticizing the US' double standards over terrorism",
    by: 'miriam',
    days: 5,
    says: 'Read this sentence against the next clause. Whose criticism gets a reason, and whose only gets reported?',
    replies: [
      {
        by: 'jonas',
        days: 1.4,
        says: 'China’s criticism is followed by “as the US government has been slow…”, so the author supplies evidence. The US accusation stands alone.',
      },
      {
        by: 'aiko',
        days: 0.9,
        says: 'I read it differently: the parallel “criticizing … accusing” is meant to be even-handed. The dash only explains a term.',
        replies: [
          { by: 'jonas', days: 0.4, says: 'But the dash makes it look like an aside. Grammar as argument.' },
        ],
      },
    ],
  },
  {
    on: 'it is not as constructive and fruitful as before',
    by: 'aiko',
    days: 3,
    says: 'Compared with when? A date or a source would help.',
  },
  {
    on: 'tens of thousands of foreigners from all parts of the world have fled to Iraq and Syria',
    by: 'aiko',
    days: 2.2,
    motivation: 'questioning',
    says: 'Where does the number come from? And is “fled” the right verb for people who went there to fight?',
    replies: [
      {
        by: 'miriam',
        days: 1.9,
        says: 'Please look for the figure before Thursday; one source for each of you.',
      },
    ],
  },
  {
    on: 'This July',
    by: 'jonas',
    days: 4,
    motivation: 'questioning',
    says: 'Which year? The interview at the end of the paragraph is from November 2014.',
    replies: [{ by: 'miriam', days: 3.8, says: '2014, then. The dialogue met in Washington on 15 July.' }],
    resolved: true,
  },
]

/** Writes the threads of the first reading, each bound to its passage by the same selectors that a reader's would have. */
export async function seedThreads(tx: Tx, seeded: SeededClass): Promise<void> {
  const { text, blocks } = await getRevision(tx, seeded.revisionId)
  for (const thread of THREADS) {
    const start = text.indexOf(thread.on)
    const selectors = describeRange(text, blocks, { start, end: start + thread.on.length })
    if (start < 0 || !selectors) throw new Error(`The article does not say “${thread.on}”`)
    const root = { ...rowOf(seeded, thread), motivation: thread.motivation ?? 'commenting' }
    const target = {
      id: randomUUID(),
      revision: { id: seeded.revisionId, number: 1 },
      selectors,
      anchor: { state: 'exact' as const, ...selectors.position, confidence: 1 },
    }
    await insertRoot(tx, root, { targets: [target], current: seeded.revisionId })
    if (thread.resolved) {
      const resolvedAt = seeded.daysAgo(thread.days - 1)
      const resolvedBy = seeded.people[thread.by]
      await tx.thread.update({ where: { id: root.id }, data: { resolvedAt, resolvedBy } })
    }
    await insertReplies(tx, { seeded, replies: thread.replies ?? [], rootId: root.id, parentId: root.id })
  }
}

type Replies = { seeded: SeededClass; replies: Said[]; rootId: string; parentId: string }

async function insertReplies(tx: Tx, { seeded, replies, rootId, parentId }: Replies): Promise<void> {
  for (const said of replies) {
    const reply = { ...rowOf(seeded, said), motivation: 'replying' as const, rootId, parentId }
    await insertReply(tx, reply)
    await insertReplies(tx, { seeded, replies: said.replies ?? [], rootId, parentId: reply.id })
  }
}

/** A root's columns, but for its motivation. */
function rowOf(seeded: SeededClass, said: Said): Omit<NewAnnotation, 'motivation'> {
  const createdAt = seeded.daysAgo(said.days)
  const id = uuidOf(mintServerId<AnnotationId>(createdAt))
  return {
    id,
    groupId: seeded.groupId,
    readingId: seeded.readingId,
    rootId: id,
    parentId: null,
    authorId: seeded.people[said.by],
    visibility: 'group',
    status: 'approved',
    body: bodyOf(said.says),
    text: said.says,
    tags: [],
    mentions: [],
    draftNumber: 0,
    createdAt,
  }
}

function bodyOf(text: string): BodyJson {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}
