/** Asks again until the answer is truthy, and returns it; fails after `within` ms, naming what was waited for. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  within = 30_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + within
  for (;;) {
    const answer = await condition()
    if (answer) return answer
    if (Date.now() > deadline) throw new Error(`Waited ${within} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
