import { z } from 'zod'
import { DEFAULT_READING, FACES, MEASURE_BOUNDS } from '@/lib/auth/reading-settings'
import type { Measure, ReadingSettings } from '@/lib/auth/reading-settings'

const face = z.enum(FACES)
const measure = (name: Measure) => z.int().min(MEASURE_BOUNDS[name].least).max(MEASURE_BOUNDS[name].most)

/** A change of some of the settings; the others stay. */
export const readingSettingsChange = z.strictObject({
  face: face.exactOptional(),
  size: measure('size').exactOptional(),
  line: measure('line').exactOptional(),
  letter: measure('letter').exactOptional(),
  word: measure('word').exactOptional(),
  width: measure('width').exactOptional(),
})

/** Settings as they were stored, by whatever release: what is missing or no longer understood is as everybody has it. */
export const readingSettings: z.ZodType<ReadingSettings> = z
  .object({
    face: face.catch(DEFAULT_READING.face),
    size: measure('size').catch(DEFAULT_READING.size),
    line: measure('line').catch(DEFAULT_READING.line),
    letter: measure('letter').catch(DEFAULT_READING.letter),
    word: measure('word').catch(DEFAULT_READING.word),
    width: measure('width').catch(DEFAULT_READING.width),
  })
  .catch(DEFAULT_READING)
