import 'server-only'
import { Logger, run, type Runner } from 'graphile-worker'
import { directPool } from '@/lib/server/db/direct'
import { JOB_HANDLERS, SCHEDULE } from '@/lib/server/jobs/handlers'
import { log } from '@/lib/server/log'

const quiet = new Logger(() => (level, message) => {
  if (level === 'error') log('error', 'jobs', { message: message.split('\n')[0] })
})

/** Starts working off jobs in this process; several processes share them. Signals are the caller's to handle. */
export async function startJobs(): Promise<Runner> {
  return run({
    pgPool: directPool(),
    concurrency: 2,
    pollInterval: 5000,
    taskList: JOB_HANDLERS,
    crontab: SCHEDULE,
    noHandleSignals: true,
    logger: quiet,
  })
}
