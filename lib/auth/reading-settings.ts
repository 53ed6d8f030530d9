/** The faces that the text can be set in: the author's serif, the sans of its readers, or one drawn for dyslexic readers. */
export const FACES = ['serif', 'sans', 'dyslexic'] as const
export type Face = (typeof FACES)[number]

/** What of the text can be set by degrees. */
export const MEASURES = ['size', 'line', 'letter', 'word', 'width'] as const
export type Measure = (typeof MEASURES)[number]

/**
 * How a person likes the text: its face; `size` in percent of ours; `line` height in percent of the size; the space between
 * `letter`s and `word`s in hundredths of the size; `width` of the column in characters.
 */
export type ReadingSettings = { face: Face } & Record<Measure, number>

/** What everybody starts from: the values of `app/styles/tokens.css`. */
export const DEFAULT_READING: ReadingSettings = {
  face: 'serif',
  size: 100,
  line: 164,
  letter: 0,
  word: 0,
  width: 66,
}

/** The bounds of each measure, and the step between two of its places; defaults are places. WCAG 1.4.12 lies well within. */
export const MEASURE_BOUNDS: Readonly<Record<Measure, { least: number; most: number; step: number }>> = {
  size: { least: 80, most: 250, step: 10 },
  line: { least: 120, most: 260, step: 4 },
  letter: { least: 0, most: 30, step: 2 },
  word: { least: 0, most: 60, step: 4 },
  width: { least: 40, most: 100, step: 2 },
}
