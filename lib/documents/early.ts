/** So many nodes of an article's first level are always laid out (article.css): forty short ones fill the tallest screen. */
export const EARLY = 40
