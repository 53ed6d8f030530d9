/** One channel for all pages of this browser. It carries an account's id and nothing else. */
const CHANNEL = 'postil:left'

/** Who has left this device while this page was open: it keeps nothing of theirs any more. */
const gone = new Set<string>()

/** True when this person has left the device, in this page or another. */
export function hasLeft(userId: string): boolean {
  return gone.has(userId)
}

/** Remembers that somebody leaves this device, and tells the other open pages. */
export function tellLeft(userId: string): void {
  gone.add(userId)
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(userId)
  channel.close()
}

/** Calls `act` when this person leaves the device in another page; returns what ends it. */
export function onLeft(userId: string, act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }) => {
    if (data !== userId) return
    gone.add(userId)
    act()
  })
  return () => channel.close()
}
