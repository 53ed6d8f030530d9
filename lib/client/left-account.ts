/** One channel for all pages of this browser. It carries an account's id and nothing else. */
const CHANNEL = 'postil:left'

/** Tells the other open pages that somebody leaves this device. */
export function tellLeft(userId: string): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(userId)
  channel.close()
}

/** Calls `act` when this person leaves the device in another page; returns what ends it. */
export function onLeft(userId: string, act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }) => {
    if (data === userId) act()
  })
  return () => channel.close()
}
