import type { ImportChange } from '@/lib/interchange/import-change'
import { countOf } from '@/lib/messages/counts'

/** One line of the report on a pasted text, as a sentence: "2 images left out; their descriptions stay." */
export function changeText({ kind, count }: ImportChange): string {
  switch (kind) {
    case 'title_heading':
      return 'The first heading is the title, and is not repeated in the text.'
    case 'headings':
      return `${countOf(count, 'heading', 'headings')} became ${count === 1 ? 'a paragraph' : 'paragraphs'}.`
    case 'images':
      return `${countOf(count, 'image', 'images')} left out; descriptions stay as words.`
    case 'formulas':
      return `${countOf(count, 'formula', 'formulas')} left out.`
    case 'embedded':
      return `${countOf(count, 'embedded item', 'embedded items')} left out, such as video or sound.`
    case 'tables':
      return `${countOf(count, 'table', 'tables')} became paragraphs, a cell each.`
    case 'links':
      return `${countOf(count, 'link', 'links')} without a web address became plain words.`
    case 'formatting':
      return `${countOf(count, 'piece', 'pieces')} of underlining, colour or font left out; the words stay.`
    case 'scripts':
      return `${countOf(count, 'script', 'scripts')} left out.`
    case 'controls':
      return `${countOf(count, 'form field', 'form fields')} left out.`
    case 'files':
      return `${countOf(count, 'file', 'files')} left out: words alone are kept.`
  }
}
