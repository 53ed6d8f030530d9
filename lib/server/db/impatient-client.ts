import 'server-only'
import pg from 'pg'

type Callback = (error: unknown, result?: unknown) => void

/**
 * A `pg` client that gives its connection up when an answer takes longer than its `query_timeout`. Left in the pool, one
 * whose other end is gone without a word would make everybody after it wait as long, until TCP notices a quarter of an
 * hour later.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const ask = this.query.bind(this) as (...given: unknown[]) => unknown
    const giveUp = (error: unknown) => {
      if (error instanceof Error && error.message === 'Query read timeout') void this.end()
    }
    // Assigned, since no signature can override so many.
    Reflect.set(this, 'query', (...given: unknown[]) => {
      const last = given.at(-1)
      if (typeof last === 'function') {
        given[given.length - 1] = (error: unknown, result: unknown) => {
          giveUp(error)
          ;(last as Callback)(error, result)
        }
      }
      const answer = ask(...given)
      if (answer instanceof Promise) answer.catch(giveUp)
      return answer
    })
  }
}
