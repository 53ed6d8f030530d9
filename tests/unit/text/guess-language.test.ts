import { expect, test } from 'vitest'
import { guessLanguage } from '@/lib/text/guess-language'

test.each([
  ['', null],
  ['1, 2, 3!', null],
  ['The quick brown fox', null],
  ['吾輩は猫である。名前はまだ無い。', 'ja'],
  ['道可道，非常道。名可名，非常名。', 'zh'],
  ['모든 국민은 인간으로서의 존엄과', 'ko'],
  ['قفا نبك من ذكرى حبيب ومنزل', 'ar'],
  ['בראשית ברא אלהים', 'he'],
  ['Все счастливые семьи', 'ru'],
  ['μῆνιν ἄειδε θεὰ', 'el'],
  ['One 字 among letters', null],
])('%s: %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language)
})
