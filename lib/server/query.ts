import 'server-only'
import type { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { Action } from '@/lib/permissions/policy'
import { authorize, unknownTo } from '@/lib/server/authorize'
import { actionOf, type Permit } from '@/lib/server/command'
import type { Context } from '@/lib/server/context'
import { translateDatabaseError } from '@/lib/server/database-error'
import { db, type Tx } from '@/lib/server/db/client'
import { parseInput } from '@/lib/server/parse-input'

type Given<Input> = Context & { input: Input; tx: Tx }

/**
 * A read, in the order in which it happens: input, load, permit, present. A list that spans many subjects has no one
 * permit: its `load` filters through a `visible-where` or through the law row by row, and says so with `listed`.
 */
export type QuerySpec<Schema extends z.ZodType, A extends Action, Loaded, Result> = {
  name: string
  input: Schema
  load: (given: Given<z.output<Schema>>) => Promise<Loaded>
  permit: Permit<A, z.output<Schema>, Loaded> | { listed: true }
  present: (given: Given<z.output<Schema>> & { loaded: Loaded }) => Promise<Result> | Result
}

/** A declared query. Anonymous viewers may ask; what they may not read does not exist. */
export type Query<Schema extends z.ZodType, Result> = {
  name: string
  input: Schema
  execute: (context: Context, input: unknown) => Promise<Result>
}

/** Makes the only gate to a read of domain data. Throws `AppError` alone on purpose. */
export function defineQuery<Schema extends z.ZodType, A extends Action, Loaded, Result>(
  spec: QuerySpec<Schema, A, Loaded, Result>,
): Query<Schema, Result> {
  return {
    name: spec.name,
    input: spec.input,
    execute: async (context, raw) => {
      const { permit } = spec
      const input = parseInput(spec.input, raw)
      const given = { ...context, input, tx: db() }
      try {
        const loaded = await spec.load(given)
        if (!('listed' in permit)) {
          authorize(context.viewer, actionOf(permit, input), permit.facts({ ...context, input, loaded }))
        }
        return await spec.present({ ...given, loaded })
      } catch (error) {
        if (error instanceof AppError && error.code === 'not_found') throw unknownTo(context.viewer)
        throw translateDatabaseError(error)
      }
    },
  }
}
