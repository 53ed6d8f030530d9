import { describe, expect, test } from 'vitest'
import { deferred } from '@/lib/client/deferred'

/** Functions that arrive when `arrive` is called, and what was done with them, in order. */
function parts() {
  const done: string[] = []
  const made = {
    open: (name: string) => {
      done.push(`open ${name}`)
      return name.length
    },
    later: async (name: string) => Promise.resolve(`${name}!`),
  }
  let there: typeof made | null = null
  let arrive: () => void = () => undefined
  const coming = new Promise<typeof made>((resolve) => {
    arrive = () => {
      there = made
      resolve(made)
    }
  })
  const used = deferred(
    () => coming,
    () => there,
  )
  return { used, done, arrive }
}

describe('functions that are fetched first', () => {
  test('act in the order of the calls once they are there, and answer each', async () => {
    const { used, done, arrive } = parts()
    const answers = Promise.all([used.open('a'), used.open('bb'), used.later('c')])
    expect(done).toEqual([])
    arrive()
    expect(await answers).toEqual([1, 2, 'c!'])
    expect(done).toEqual(['open a', 'open bb'])
  })

  test('act before the call returns when they are there', () => {
    const { used, done, arrive } = parts()
    arrive()
    void used.open('a')
    expect(done).toEqual(['open a'])
  })

  test('are the same function every time, so that effects do not run again', () => {
    const { used } = parts()
    expect(used.open).toBe(used.open)
    expect(used.open).not.toBe(used.later)
  })
})
