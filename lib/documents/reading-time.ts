/** Words a minute of an adult reading for understanding (Brysbaert 2019: 238 for prose in English, rounded down). */
const WORDS_A_MINUTE = 230

/** Scripts without spaces are counted by character, at about 500 a minute. */
const CHARACTERS_A_MINUTE = 500

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/gu
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]*[\p{L}\p{M}\p{N}])?/gu

/** How many words stand in a text; scripts without spaces do not count. */
export function countWords(text: string): number {
  return count(text.replace(SPACELESS, ' '), WORD)
}

/** Minutes that reading a text takes, rounded up; 0 for a text without words. */
export function readingMinutes(text: string): number {
  return Math.ceil(countWords(text) / WORDS_A_MINUTE + count(text, SPACELESS) / CHARACTERS_A_MINUTE)
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found++
  return found
}
