import 'server-only'

/**
 * Lets this process go on when whoever read its output is gone. A log line that nobody can take would otherwise end in
 * an uncaught exception, the framework's report of it in the next, and so on with all of a core.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
