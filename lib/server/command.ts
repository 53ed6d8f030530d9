import 'server-only'
import type { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { Action, FactsOf } from '@/lib/permissions/policy'
import { authorize, unknownTo } from '@/lib/server/authorize'
import type { Context } from '@/lib/server/context'
import { translateDatabaseError } from '@/lib/server/database-error'
import { parseInput } from '@/lib/server/parse-input'
import { takePoint, type RateClass } from '@/lib/server/rate-limit'
import { inTransaction, type Outbox } from '@/lib/server/transaction'

type Given<Input> = Context & { input: Input; tx: Outbox['tx'] }

/** The law's row that must grant a command, and how its facts are made from what was loaded. */
export type Permit<A extends Action, Input, Loaded> = {
  action: A | ((given: { input: Input }) => A)
  facts: (given: Context & { input: Input; loaded: Loaded }) => FactsOf[A]
}

/**
 * A person's intention, declared in the order in which it happens: input, load, permit, run. `open` stands in the
 * permit's place for the few that need no account; such a command names what limits it.
 */
export type CommandSpec<Schema extends z.ZodType, A extends Action, Loaded, Result, Prepared> = {
  name: string
  input: Schema
  rate?: RateClass
  /** What takes long and changes nothing, done before the transaction so that it holds no connection meanwhile. */
  prepare?: (given: Context & { input: z.output<Schema> }) => Promise<Prepared>
  load: (given: Given<z.output<Schema>> & { prepared: Prepared }) => Promise<Loaded>
  permit:
    | Permit<A, z.output<Schema>, Loaded>
    | { open: RateClass; key: (given: Context & { input: z.output<Schema> }) => string }
  /** Group and subject of the audit entry, as ids; null for what is a person's own affair, kept every few seconds. */
  audit:
    | ((done: { input: z.output<Schema>; loaded: Loaded; result: Result }) => {
        groupId: string | null
        subjectId: string | null
      })
    | null
  run: (given: Given<z.output<Schema>> & Doing<Loaded>) => Promise<Result>
}

/**
 * What a command works with. `userId` is the viewer's, and empty in an `open` command of somebody signed out;
 * `unchanged` says that a repeated request changed nothing, so that no audit entry is left.
 */
type Doing<Loaded> = Pick<Outbox, 'emit' | 'addJob'> & {
  loaded: Loaded
  userId: string
  unchanged: () => void
}

/** A declared command: its name, the schema of its input, and the one way to have it done. */
export type Command<Schema extends z.ZodType, Result> = {
  name: string
  input: Schema
  execute: (context: Context, input: unknown) => Promise<Result>
}

/**
 * Makes the only gate to a change of domain data. `execute` parses, limits, prepares, opens the transaction, loads, authorises,
 * runs, appends the audit entry, jobs and live events, and commits. Throws `AppError` alone on purpose.
 */
export function defineCommand<
  Schema extends z.ZodType,
  A extends Action,
  Loaded,
  Result,
  Prepared = undefined,
>(spec: CommandSpec<Schema, A, Loaded, Result, Prepared>): Command<Schema, Result> {
  return {
    name: spec.name,
    input: spec.input,
    execute: async (context, raw) => {
      const { permit } = spec
      if (!('open' in permit) && context.viewer.userId === null) throw new AppError('signed_out')
      const input = parseInput(spec.input, raw)
      await limit(spec, context, input)
      try {
        // Without a `prepare` there is nothing that `load` could ask of it.
        const prepared = (await spec.prepare?.({ ...context, input })) as Prepared
        return await inTransaction(async (outbox) => {
          const given = { ...context, input, tx: outbox.tx }
          const loaded = await spec.load({ ...given, prepared })
          if (!('open' in permit)) {
            authorize(context.viewer, actionOf(permit, input), permit.facts({ ...context, input, loaded }))
          }
          let hasChanged = true
          const result = await spec.run({
            ...given,
            loaded,
            emit: outbox.emit,
            addJob: outbox.addJob,
            userId: context.viewer.userId ?? '',
            unchanged: () => {
              hasChanged = false
            },
          })
          if (hasChanged && spec.audit) {
            outbox.audit({
              action: spec.name,
              actorId: context.viewer.userId,
              ...spec.audit({ input, loaded, result }),
            })
          }
          return result
        })
      } catch (error) {
        // What needs no account is not helped by signing in.
        const isUnknown = error instanceof AppError && error.code === 'not_found' && !('open' in permit)
        throw isUnknown ? unknownTo(context.viewer) : translateDatabaseError(error)
      }
    },
  }
}

async function limit<Schema extends z.ZodType, A extends Action, Loaded, Result, Prepared>(
  spec: CommandSpec<Schema, A, Loaded, Result, Prepared>,
  context: Context,
  input: z.output<Schema>,
): Promise<void> {
  if ('open' in spec.permit) return takePoint(spec.permit.open, spec.permit.key({ ...context, input }))
  if (spec.rate && context.viewer.userId) await takePoint(spec.rate, context.viewer.userId)
}

/** The action a permit asks for this input: "Only me" asks another than posting to the group. */
export function actionOf<A extends Action, Input, Loaded>(permit: Permit<A, Input, Loaded>, input: Input): A {
  return typeof permit.action === 'function' ? permit.action({ input }) : permit.action
}
