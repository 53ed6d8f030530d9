import 'server-only'
import pg from 'pg'

type Callback = (error: unknown, result?: unknown) => void

/**
 * A `pg` client that gives its connection up when an answer takes longer than its `query_timeout`. Left in the pool, one
 * whose other end is gone without a word would make everybody after it wait as long, until TCP notices a quarter of an
 * hour later. It is asked one thing at a time: Prisma reads the relations of a row side by side, also on the one
 * connection of a transaction, and `pg` will not queue them for long any more.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const ask = this.query.bind(this) as (...given: unknown[]) => unknown
    const giveUp = (error: unknown) => {
      if (error instanceof Error && error.message === 'Query read timeout') void this.end()
    }
    /** Settles when everything that was asked is answered; null when nothing is being asked. */
    let asked: Promise<void> | null = null
    const inTurn = (given: unknown[]): unknown => {
      const answer = asked ? asked.then(() => ask(...given)) : ask(...given)
      if (!(answer instanceof Promise)) return answer
      const settled = answer.then(
        () => {},
        (error: unknown) => giveUp(error),
      )
      asked = settled
      void settled.then(() => {
        if (asked === settled) asked = null
      })
      return answer
    }
    // Assigned, since no signature can override so many.
    Reflect.set(this, 'query', (...given: unknown[]) => {
      const last = given.at(-1)
      // Asked with a callback, as a pool does for itself, it has the connection for its own.
      if (typeof last !== 'function') return inTurn(given)
      given[given.length - 1] = (error: unknown, result: unknown) => {
        giveUp(error)
        ;(last as Callback)(error, result)
      }
      return ask(...given)
    })
  }
}
