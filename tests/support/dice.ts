/**
 * A way to pick from lists that picks the same in each run, so that a failure can be repeated (a linear congruential
 * generator, Numerical Recipes' numbers).
 */
export function dice(seed: number) {
  let state = seed
  return <T>(sides: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return sides[Math.floor((state / 2 ** 32) * sides.length)] as T
  }
}
