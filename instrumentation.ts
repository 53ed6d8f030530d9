/** Starts what a serving process does besides answering: jobs, and a clean end of its streams. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { startProcess } = await import('@/lib/server/jobs/start-process')
  startProcess()
}
