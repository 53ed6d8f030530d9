import type { TextRange } from '@/lib/anchoring/selectors'
import { threadNumbers } from '@/lib/annotations/thread-numbers'
import { isAside } from './block-pieces'
import { TextBlocks } from './blocks'

/** A thread with the number of its note on paper, and the passages that it is about (UTF-16 units of the text). */
export type NumberedThread = { number: number; ranges: readonly TextRange[] }

/**
 * A copy of the article as it is printed: passages marked, and after each of them the numbers of its notes. The article itself
 * is left alone. Ids are left out, so that none stands twice in the page.
 */
export function printedArticle(article: TextBlocks, notes: readonly NumberedThread[]): HTMLElement {
  const copy = article.root.cloneNode(true) as HTMLElement
  const blocks = copiedBlocks(article, copy)
  for (const name of ['id', 'contenteditable', 'tabindex', 'role', 'aria-label']) copy.removeAttribute(name)
  for (const element of copy.querySelectorAll('*')) {
    element.removeAttribute('id')
    if (isAside(element)) element.remove()
  }
  for (const range of merged(notes.flatMap(({ ranges }) => ranges))) markRange(blocks, range)
  for (const [end, numbers] of endings(notes)) writeNumbers(blocks, end, threadNumbers(numbers))
  // Widgets are hidden on paper, and nobody counts any more.
  for (const sup of copy.querySelectorAll('[data-notes]')) sup.removeAttribute('class')
  return copy
}

/** The blocks of the copy, at the same offsets: the copy has the same elements in the same order. */
function copiedBlocks(article: TextBlocks, copy: HTMLElement): TextBlocks {
  const copies = copy.querySelectorAll<HTMLElement>('*')
  const indexes = new Map([...article.root.querySelectorAll('*')].map((element, i) => [element, i]))
  const places = article.all.flatMap(({ element, start }) => {
    const copied = copies[indexes.get(element) ?? -1]
    return copied ? [{ element: copied, start }] : []
  })
  return new TextBlocks(copy, () => places)
}

/** Ranges that overlap or touch become one. */
function merged(ranges: readonly TextRange[]): TextRange[] {
  const found: TextRange[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else found.push({ start, end })
  }
  return found
}

function markRange(blocks: TextBlocks, { start, end }: TextRange): void {
  for (let i = blocks.indexAt(start); i >= 0 && i <= blocks.indexAt(end); i++) {
    const block = blocks.all[i]
    if (!block) continue
    for (const piece of blocks.piecesOf(block)) {
      const from = Math.max(start - block.start - piece.start, 0)
      const to = Math.min(end - block.start - piece.start, piece.length)
      if (from >= to) continue
      const node = piece.node instanceof Text ? part(piece.node, from, to) : piece.node
      const mark = document.createElement('mark')
      node.replaceWith(mark)
      mark.append(node)
    }
  }
}

function part(text: Text, from: number, to: number): Text {
  const rest = from === 0 ? text : text.splitText(from)
  if (to - from < rest.length) rest.splitText(to - from)
  return rest
}

/** The numbers of the notes that end at each offset; what lies further on comes first. */
function endings(notes: readonly NumberedThread[]): [number, number[]][] {
  const found = new Map<number, Set<number>>()
  for (const { number, ranges } of notes) {
    for (const { end } of ranges) found.set(end, (found.get(end) ?? new Set()).add(number))
  }
  return [...found]
    .sort(([a], [b]) => b - a)
    .map(([end, numbers]) => [end, [...numbers].sort((a, b) => a - b)])
}

/** As a widget, which whoever counts offsets skips. */
function writeNumbers(blocks: TextBlocks, end: number, words: string): void {
  const point = blocks.point(end, -1)
  if (!point) return
  const sup = document.createElement('sup')
  sup.className = 'ProseMirror-widget'
  sup.dataset['notes'] = ''
  sup.textContent = words
  const mark = point.node.parentElement?.closest('mark')
  const range = document.createRange()
  range.setStart(point.node, point.offset)
  range.insertNode(sup)
  // The numbers at its end stand beside a passage, and are no part of it.
  if (mark && isLast(mark, sup)) mark.after(sup)
}

/** True when no words stand after an element in the one around it. */
function isLast(around: Element, element: Element): boolean {
  const rest = document.createRange()
  rest.setStartAfter(element)
  rest.setEnd(around, around.childNodes.length)
  return rest.toString() === ''
}
