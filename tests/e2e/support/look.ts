import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const COLOURS = ['color-contrast', 'link-in-text-block']

/** Holds what the page shows now to WCAG 2.2 AA, but for its colours. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expectNoViolation(page, state, (axe) => axe.withTags(TAGS).disableRules(COLOURS))
}

/**
 * The same, and its colours, in light and in dark. They take two thirds of the time: for each kind of screen and each state
 * that has colours of its own once, since all take them from one table.
 */
export async function expectAccessibleInBoth(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolation(page, `${state}, dark`, (axe) => axe.withRules(COLOURS))
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoViolation(page, `${state}, light`, (axe) => axe.withTags(TAGS))
}

async function expectNoViolation(page: Page, state: string, choose: (axe: AxeBuilder) => AxeBuilder) {
  await page.evaluate(clearOfSheet)
  await settled(page)
  // Without frames of other origins its older way finds the same, and opens no page beside this one to sum up in.
  // Only what it finds is described.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await choose(axe).analyze()
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  }))
  expect(found, state).toEqual([])
}

/**
 * Where the page happens to stand, a control may lie half under the bar or under a phone's sheet: the page is scrolled until
 * none does, as its reader would.
 */
function clearOfSheet(): void {
  const sheet = document.querySelector('[data-sheet]')
  if (!sheet) return
  const controls = [...document.querySelectorAll('main :is(button, a)')].filter((one) => !sheet.contains(one))
  const bar = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0
  const tops = controls.map((one) => one.getBoundingClientRect())
  const under = tops.filter(({ top, bottom }) => top < bar && bottom > 0).map(({ top }) => top)
  if (under.length > 0) scrollBy({ top: Math.floor(Math.min(...under) - bar), behavior: 'instant' })
  const edge = sheet.getBoundingClientRect().top
  for (const control of controls) {
    const { top, bottom } = control.getBoundingClientRect()
    if (top < edge && bottom > edge) scrollBy({ top: Math.ceil(bottom - edge), behavior: 'instant' })
  }
}

/** Once what moves or changes colour has arrived: halfway a contrast is nobody's. Animations without end are not waited for. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A changed style begins its transitions with the next frame.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/**
 * The controls in view of which less than `size` px can be hit, across or down. Links among the words of a sentence are
 * let off, as WCAG lets them.
 */
export function smallTargets(page: Page, size: number): Promise<string[]> {
  return page.evaluate((wanted) => {
    const controls = document.querySelectorAll(
      'button, a[href], select, input, [role=menuitem], [role=textbox]',
    )
    const isHit = (element: Element, x: number, y: number) => {
      const top = document.elementFromPoint(x, y)
      return top !== null && (element.contains(top) || top.closest('label')?.control === element)
    }
    /** How far one may miss the middle in a direction, in px, up to the size that is wanted. */
    const reach = (
      element: Element,
      [x, y]: readonly [number, number],
      [dx, dy]: readonly [number, number],
    ) => {
      let steps = 0
      while (steps < wanted && isHit(element, x + dx * (steps + 1), y + dy * (steps + 1))) steps++
      return steps
    }
    return [...controls].flatMap((element) => {
      if (!(element instanceof HTMLElement) || !element.checkVisibility({ visibilityProperty: true }))
        return []
      const { left, top, width, height } = element.getBoundingClientRect()
      const middle = [left + width / 2, top + height / 2] as const
      const isAmongWords = getComputedStyle(element).display === 'inline' && element.closest('p') !== null
      const edges = [
        [left + 2, middle[1]],
        [left + width - 2, middle[1]],
        [middle[0], top + 2],
        [middle[0], top + height - 2],
      ] as const
      // What is partly out of sight, or under something that floats, is not offered just now.
      if (isAmongWords || !edges.every(([x, y]) => isHit(element, x, y))) return []
      const across = reach(element, middle, [-1, 0]) + reach(element, middle, [1, 0]) + 1
      const down = reach(element, middle, [0, -1]) + reach(element, middle, [0, 1]) + 1
      // A pixel may be lost to where an edge lies between two.
      if (across >= wanted - 1 && down >= wanted - 1) return []
      const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
      return [`${element.localName} “${name.trim().slice(0, 40)}” ${across} × ${down}`]
    })
  }, size)
}
