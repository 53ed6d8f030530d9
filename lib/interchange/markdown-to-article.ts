import MarkdownIt from 'markdown-it'
import { htmlToArticle } from './html-to-article'
import type { ImportedArticle } from './html-to-article'

/** HTML inside Markdown is words, as everything else; so there is one importer of HTML, and it meets no tag of a stranger. */
const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false })

/** Addresses are judged by the importer, which counts what it refuses; here every one is let through. */
markdown.validateLink = () => true

/** The line feed that ends the last line of code is no line of its own. */
markdown.core.ruler.push('last_line', ({ tokens }) => {
  for (const token of tokens)
    if (token.type === 'fence' || token.type === 'code_block')
      token.content = token.content.replace(/\n$/, '')
})

/** The article in a text in Markdown (CommonMark, with tables and struck words). */
export function markdownToArticle(text: string): ImportedArticle {
  return htmlToArticle(markdown.render(text))
}
