import 'server-only'
import { backOff } from '@/lib/server/back-off'
import { env } from '@/lib/server/env'
import { startJobs } from '@/lib/server/jobs/runner'
import { letRoutesCompress } from '@/lib/server/let-routes-compress'
import { describeError, log } from '@/lib/server/log'
import { outliveReaders } from '@/lib/server/outlive-readers'
import { closeHub } from '@/lib/server/realtime/hub'
import { onWake, stopListening } from '@/lib/server/realtime/wake'

/**
 * Sets up what a serving process needs: answers are compressed, wake-ups heard, jobs worked off. Sees that streams are
 * closed when the process is asked to end: the framework waits for open connections and would never go.
 */
export function startProcess(): void {
  outliveReaders()
  letRoutesCompress()
  const stop = onWake(() => {})
  const jobs = env().runsJobs ? startJobsWhenPossible() : null
  const end = () => {
    stop()
    closeHub()
    Promise.allSettled([jobs?.end(), stopListening()]).then(
      () => {},
      () => {},
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

/** Serving does not wait for it: /api/ready and the log tell of a database that is away, and jobs begin when it is there. */
function startJobsWhenPossible(): { end: () => Promise<void> } {
  let isEnding = false
  const started = (async () => {
    const pause = backOff({ first: 500, longest: 5000 })
    while (!isEnding) {
      try {
        return await startJobs()
      } catch (error) {
        log('error', 'jobs.start', describeError(error))
        await pause()
      }
    }
    return null
  })()
  return {
    end: async () => {
      isEnding = true
      await (await started)?.stop()
    },
  }
}
