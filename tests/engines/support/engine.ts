/** A point of the window, in CSS pixels. */
export type Point = { x: number; y: number }

/**
 * One window of a browser, as far as the tests of all engines need it. Keys are written as Playwright writes them:
 * `Shift+ArrowRight`, `Control+a`, `Enter`.
 */
export type Window = {
  open: (url: string) => Promise<void>
  /** Runs a function that stands by itself in the page, and resolves to what it answers, which JSON can hold. */
  evaluate: <T, A>(fn: (given: A) => T | Promise<T>, given: A) => Promise<T>
  press: (...keys: string[]) => Promise<void>
  type: (text: string) => Promise<void>
  click: (point: Point, count?: number) => Promise<void>
  drag: (from: Point, to: Point) => Promise<void>
  /** The window as a PNG, in base64. */
  screenshot: () => Promise<string>
}

/** A browser of one engine with an empty window of 1100 × 800 CSS pixels. */
export type Browser = { window: Window; close: () => Promise<void> }

/** An engine that is installed here. */
export type Engine = { name: 'Chromium' | 'Firefox' | 'WebKit'; launch: () => Promise<Browser> }

/** The width and height of the window that pages are shown in. */
export const SIZE = { width: 1100, height: 800 }

/** A key with the modifiers that are held with it, from `Shift+ArrowRight`. */
export function keysOf(chord: string): string[] {
  return chord === '+' ? ['+'] : chord.split('+')
}
