import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { choosePort, freePort, isFree } from '@/scripts/ports.mjs'

const servers: Server[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Listens on a port until the test ends. */
async function occupy(): Promise<number> {
  const port = await freePort()
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return port
}

test('a port somebody listens on is not free', async () => {
  const port = await occupy()
  expect(await isFree(port, '127.0.0.1')).toBe(false)
  expect(await freePort(port)).not.toBe(port)
})

test('a port that was asked for and is taken is refused by name', async () => {
  const port = await occupy()
  const choice = choosePort({ asked: String(port), host: '127.0.0.1' })
  await expect(choice).rejects.toThrow(`Port ${port} is in use.`)
})

test('a free port that was asked for is taken', async () => {
  const port = await freePort()
  expect(await choosePort({ asked: String(port), host: '127.0.0.1' })).toEqual({ port, insteadOf: null })
})

test.each(['0', '65536', '80a', '-1', '3000.5', ' '])('PORT=%j is refused', async (asked) => {
  await expect(choosePort({ asked, host: '127.0.0.1' })).rejects.toThrow('set it to a number from 1 to 65535')
})

test('an address of another machine is refused', async () => {
  // Set aside for documentation: no machine has it.
  const choice = choosePort({ asked: undefined, host: '203.0.113.1' })
  await expect(choice).rejects.toThrow('names no address of this machine')
})
