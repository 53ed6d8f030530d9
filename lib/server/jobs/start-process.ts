import 'server-only'
import { env } from '@/lib/server/env'
import { startJobs } from '@/lib/server/jobs/runner'
import { letRoutesCompress } from '@/lib/server/let-routes-compress'
import { describeError, log } from '@/lib/server/log'
import { closeHub } from '@/lib/server/realtime/hub'
import { onWake, stopListening } from '@/lib/server/realtime/wake'

/**
 * Sets up what a serving process needs: answers are compressed, wake-ups heard, jobs worked off. Sees that streams are
 * closed when the process is asked to end: the framework waits for open connections and would never go.
 */
export async function startProcess(): Promise<void> {
  letRoutesCompress()
  const stop = onWake(() => {})
  let endJobs = async () => {}
  const end = () => {
    stop()
    closeHub()
    Promise.allSettled([endJobs(), stopListening()]).then(
      () => {},
      () => {},
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  if (!env().runsJobs) return
  try {
    const runner = await startJobs()
    endJobs = () => runner.stop()
  } catch (error) {
    // Serving goes on without jobs; /api/ready and the log tell of a database that is away.
    log('error', 'jobs.start', describeError(error))
  }
}
