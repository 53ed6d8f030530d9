/** Words of many scripts, each hard in its own way for whoever cuts or counts them. */
export const WORDS = {
  plain: 'The quick brown fox.',
  quotes: '“Soft targets,” she said – ‘no’.',
  astral: 'a𝒳b 𠮷野家 c',
  family: 'one 👩‍👩‍👧‍👦 two 🏳️‍🌈 three 👍🏽 four',
  flags: 'x🇩🇪🇫🇷🇯🇵🇺🇸y',
  manyFlags: '🇩🇪'.repeat(40) + '🇫🇷',
  combining: 'Cafe\u0301 de\u0301ja\u0300 a\u0308o\u0308\u0304u',
  stacked: 'z' + '\u0301\u0327\u0330'.repeat(60) + 'a',
  hangul: '\u1112\u1161\u11ab\u1100\u1173\u11af 한글 단어',
  arabic: 'قال الكاتب: «السلام» ثم مضى',
  hebrew: 'שָׁלוֹם עוֹלָם',
  devanagari: 'क्षत्रिय हिन्दी में',
  thai: 'ภาษาไทยที่นี่',
  mixed: 'She wrote «שלום» and 你好，世界。 twice',
  breaks: 'one\ntwo\r\nthree\n\nfour',
  joiners: 'می‌خواهم zero\u200dwidth',
} as const
