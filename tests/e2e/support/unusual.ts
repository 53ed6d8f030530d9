/** Texts that a reading circle may bring and that a page of English prose does not prepare for. `words` are annotated. */
export const UNUSUAL = {
  arabic: {
    title: 'قفا نبك من ذكرى حبيب ومنزل',
    author: 'امرؤ القيس',
    language: 'ar',
    text: [
      'قِفا نَبكِ مِن ذِكرى حَبيبٍ وَمَنزِلِ بِسِقطِ اللِوى بَينَ الدَخولِ فَحَومَلِ، هكذا يبدأ الشاعر معلقته قبل نحو 1500 سنة.',
      'في عام 1783 نشر William Jones ترجمة إنجليزية للمعلقات السبع (The Moallakát)، وقرأها Goethe في فايمار.',
      'كِتابٌ قَديمٌ عَلى الطاوِلَة، وَفيه صَفحَةٌ واحِدَةٌ لَم يَقرَأها أَحَد.',
    ].join('\n'),
    words: 'نشر William Jones ترجمة إنجليزية',
  },
  chinese: {
    title: '道德經',
    author: '老子',
    language: 'zh-Hant',
    text: [
      '道可道，非常道。名可名，非常名。無名天地之始；有名萬物之母。故常無欲，以觀其妙；常有欲，以觀其徼。此兩者，同出而異名，同謂之玄。玄之又玄，衆妙之門。',
      '天下皆知美之為美，斯惡已。皆知善之為善，斯不善已。故有無相生，難易相成，長短相較，高下相傾，音聲相和，前後相隨。是以聖人處無為之事，行不言之教；萬物作焉而不辭，生而不有。為而不恃，功成而弗居。夫唯弗居，是以不去。',
      '上善若水。水善利萬物而不爭，處衆人之所惡，故幾於道。',
    ].join('\n'),
    words: '難易相成，長短相較',
  },
  poem: {
    title: 'The Lamp',
    author: 'Anonymous',
    language: 'en',
    text: [
      'I trimmed the lamp and set it high,\n  and went below to sleep;\nthe ships that never passed me by\n  went down into the deep.',
      'I wrote the weather in the book,\n  the wind, the swell, the rain,\nand never dared to stop and look\n  at what I wrote again.',
      'A line that is much longer than any other line of this small poem and that has to be broken somewhere on every narrow page\n  ends here.',
    ].join('\n\n'),
    words: 'by\n  went down',
  },
  paragraph: {
    title: 'A paragraph of five thousand words',
    author: 'Nobody',
    language: 'en',
    text: Array.from({ length: 625 }, (_, i) => `Sentence ${i + 1} says what it has to say.`).join(' '),
    words: 'Sentence 400 says',
  },
  titled: {
    title:
      `On the ${'extraordinarily '.repeat(13)}long titles of treatises, ${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(1)}, and what follows`
        .padEnd(300, ', and so on')
        .slice(0, 300)
        .trim(),
    author: 'Wolfeschlegelsteinhausenbergerdorff'.padEnd(
      80,
      'welchevoralternwarengewissenhaftschaferswessenschafe',
    ),
    language: 'en',
    text: 'The text itself is short.\nhttps://example.org/an/address/without/any/place/to/break/it/which/is/longer/than/a/line/of/any/phone/or/column\nThe end.',
    words: 'The text itself',
  },
} as const
