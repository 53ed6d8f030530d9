import { AppError } from '@/lib/errors/app-error'

/** What a command or query refuses with; fails when it does not refuse, and for anything that is no AppError. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (!('error' in outcome)) throw new Error(`Not refused: ${JSON.stringify(outcome.value)}`)
  if (!(outcome.error instanceof AppError)) throw outcome.error
  return outcome.error
}

/** The paths of a refusal's fields. */
export async function wrongFieldsOf(work: Promise<unknown>): Promise<string[]> {
  const { code, detail } = await refusalOf(work)
  if (code !== 'invalid_input') throw new Error(`Refused with ${code}, not with fields`)
  return (detail.fields ?? []).map((field) => field.path)
}
