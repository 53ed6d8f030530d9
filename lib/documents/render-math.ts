import katex from 'katex'
import { isMathSource } from './math-source'

/** What LaTeX may cost: macros expand so often, and nothing is drawn larger than so many times its letters. */
const LIMITS = { maxExpand: 200, maxSize: 20 } as const

/**
 * A formula as MathML, which browsers draw and read aloud themselves, without styles or fonts of ours; null when the LaTeX
 * cannot be read. It holds no link, no image and no script, whatever the source says.
 */
export function renderMath(source: string, isBlock: boolean): string | null {
  if (!isMathSource(source)) return null
  try {
    return katex.renderToString(source, {
      ...LIMITS,
      displayMode: isBlock,
      output: 'mathml',
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      macros: {},
    })
  } catch {
    // Whatever is wrong with it, its source can be shown.
    return null
  }
}
