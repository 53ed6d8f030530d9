import type { Schema } from '@tiptap/pm/model'
import { safeUrl } from '@/lib/documents/safe-url'
import { ChangeCount } from '@/lib/interchange/import-change'
import type { ImportChange, ImportChangeKind } from '@/lib/interchange/import-change'
import { LEFT_OUT, SKIPPED } from '@/lib/interchange/left-out'

/** What a schema may lack, by the element, and how that is told. */
const LACKING: { selector: string; type: string; kind: ImportChangeKind }[] = [
  { selector: 'h1, h2, h3, h4, h5, h6', type: 'heading', kind: 'headings' },
  { selector: 'sup', type: 'superscript', kind: 'formatting' },
  { selector: 'sub', type: 'subscript', kind: 'formatting' },
]

/**
 * Pasted HTML as the import of a text would read it, and what that leaves out: images leave their descriptions, the cells of a
 * table are paragraphs. What the editor itself has copied is left as it is.
 */
export function cleanPasted(html: string, schema: Schema): { html: string; changes: ImportChange[] } {
  if (html.includes('data-pm-slice')) return { html, changes: [] }
  // Inert: nothing in it runs or is fetched.
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const changes = new ChangeCount()
  const outermost = [...body.querySelectorAll('*')].filter((element) => !isInside(element))
  for (const element of outermost) {
    const kind = LEFT_OUT[element.localName]
    if (kind !== undefined) changes.add(kind)
    if (element.localName === 'a' && leadsNowhere(element)) changes.add('links')
  }
  for (const { selector, type, kind } of LACKING) {
    const isKnown = schema.nodes[type] !== undefined || schema.marks[type] !== undefined
    if (!isKnown) changes.add(kind, body.querySelectorAll(selector).length)
  }
  for (const image of body.querySelectorAll('img')) image.replaceWith(image.alt)
  for (const element of body.querySelectorAll([...SKIPPED].join())) element.remove()
  for (const cell of body.querySelectorAll('td, th, caption')) asBlock(cell)
  return { html: body.innerHTML, changes: changes.report() }
}

/** True for what stands in something that is left out whole, and is counted with it. */
function isInside(element: Element): boolean {
  return element.parentElement?.closest([...SKIPPED].join()) != null
}

function leadsNowhere(element: Element): boolean {
  const href = element.getAttribute('href')
  return href !== null && safeUrl(href.trim()) === null
}

/** Words of two cells never run together. */
function asBlock(cell: Element): void {
  const block = cell.ownerDocument.createElement('div')
  block.append(...cell.childNodes)
  cell.replaceWith(block)
}
