/** Where the mail server of the journeys listens: derived from the product's port, so that several runs get along. */
export function mailPorts(port: string): { smtp: number; http: number } {
  // Below the ports that systems hand out by themselves (from 32768 on).
  const own = Number(port) % 10_000
  return { smtp: 10_000 + own, http: 20_000 + own }
}
