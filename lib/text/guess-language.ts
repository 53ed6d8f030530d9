/** Scripts in which nearly everything is written in one language. Kana come before Han: Japanese uses both. */
const LANGUAGES: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
]

const LETTER = /\p{L}/gu

/** UTF-16 units that are looked at: a beginning says enough. */
const SAMPLE = 5000

/**
 * The language that a text's script suggests, as a code; null where the script is that of many languages (Latin), or
 * says nothing. An offer to a person, never a fact. Japanese is taken from a tenth of kana on.
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  const letters = count(sample, LETTER)
  if (letters === 0) return null
  const found = LANGUAGES.find(
    ([language, script]) => count(sample, script) / letters > (language === 'ja' ? 0.1 : 0.5),
  )
  return found?.[0] ?? null
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
