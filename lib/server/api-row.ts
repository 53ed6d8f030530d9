import 'server-only'
import type { z } from 'zod'
import type { Context } from '@/lib/server/context'

/** What the API's document says of one method of one route. */
export type ApiRow = {
  /** The command or query behind it; null where none is. */
  of: { name: string; input: z.ZodType } | null
  /** What it does, in a sentence without a full stop. */
  summary: string
  description?: string
  answers: z.ZodType
  /** The status of success. */
  status?: number
  /** Another status that has the same answer, where it is no problem document. */
  also?: number
  /** Of an answer that is not JSON; several where the request says which. */
  type?: string | readonly string[]
  /** Names of query parameters, each with what it is, where no command or query parses them. */
  query?: Record<string, string>
  /** True where an API token is refused. */
  sessionOnly?: boolean
}

type Operation<Result> = {
  name: string
  input: z.ZodType
  execute: (context: Context, input: unknown) => Promise<Result>
}

/** A row for a command or query; the compiler holds the schema of its answers to what it returns. */
export function apiRow<Result>(
  row: Omit<ApiRow, 'of' | 'answers'> & { of: Operation<Result>; answers: z.ZodType<NoInfer<Result>> },
): ApiRow {
  return row
}
