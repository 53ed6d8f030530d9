import { inTransaction } from '@/lib/server/transaction'
import { db } from '@/lib/server/db/client'
import { currentTime } from '@/lib/server/clock'
import { seedClass } from './seed/class'
import { seedThreads } from './seed/threads'

/**
 * A small class around the first article: an instructor, two students, and a handful of threads. Does nothing in an
 * installation that has it already.
 */
const now = currentTime()
await inTransaction(
  async ({ tx }) => {
    if ((await tx.user.count({ where: { sample: true } })) > 0) return
    await seedThreads(tx, await seedClass(tx, now))
  },
  { timeout: 30_000 },
)
await db().$disconnect()
