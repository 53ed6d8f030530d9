import 'server-only'

type Detail = Record<string, string | number | boolean | null | undefined>

/**
 * One line of JSON on standard output (or error). Callers pass names, ids and counts; never bodies, addresses,
 * e-mails, tokens or an error's own text from the database.
 */
export function log(level: 'info' | 'error', event: string, detail: Detail = {}): void {
  const line = `${JSON.stringify({ at: new Date().toISOString(), level, event, ...detail })}\n`
  if (level === 'error') process.stderr.write(line)
  else process.stdout.write(line)
}

/** Name, code and stack frames of an unknown error, without its message: messages may quote what a person wrote. */
export function describeError(error: unknown): Detail {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as { code?: unknown }).code
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    where: frames
      .slice(0, 4)
      .map((line) => line.trim())
      .join(' < ')
      .replaceAll(process.cwd(), ''),
  }
}
