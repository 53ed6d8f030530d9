import { scenes } from './scene'

// A process of its own, because server code wants a condition and an environment that the tests' process has not got. It
// answers questions over the channel that Node gives to a child.
type Question = { number: number; name: keyof typeof scenes; given: never }

process.on('message', ({ number, name, given }: Question) => void reply(number, name, given))
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function reply(number: number, name: Question['name'], given: never): Promise<void> {
  try {
    const answer: unknown = await scenes[name](given)
    process.send?.({ number, answer })
  } catch (error) {
    process.send?.({ number, error: error instanceof Error ? error.stack : String(error) })
  }
}
