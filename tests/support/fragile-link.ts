import net from 'node:net'

/**
 * A way to a TCP server that can be made to stall (connections stay open and nothing passes), to refuse, and to break.
 */
export async function aFragileLink(to: { host: string; port: number }) {
  const pairs = new Set<{ near: net.Socket; far: net.Socket }>()
  let stalled = false
  const server = net.createServer((near) => {
    const far = net.connect(to)
    const pair = { near, far }
    pairs.add(pair)
    const end = () => {
      near.destroy()
      far.destroy()
      pairs.delete(pair)
    }
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => void (stalled || other.write(chunk)))
      from.on('error', end)
      from.on('close', end)
    }
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  await listen(0)
  const { port } = server.address() as net.AddressInfo
  const breakAll = () => {
    for (const { near } of pairs) near.destroy()
  }
  return {
    port,
    /** From now on nothing passes, nor will what was swallowed ever come. */
    stall: () => {
      stalled = true
    },
    /** What stalled is broken off, as by a machine that starts anew; new connections pass. */
    recover: () => {
      stalled = false
      breakAll()
    },
    /** New connections pass again, but those that stalled stay as they are: their other end is gone without a word. */
    heal: () => {
      for (const { near } of pairs) near.pause()
      stalled = false
    },
    break: breakAll,
    refuse: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      breakAll()
      await closed
    },
    accept: () => listen(port),
    close: async () => {
      breakAll()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
}
