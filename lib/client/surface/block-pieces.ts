/** Something in a block that counts in the text: words, or a leaf of one unit. `start` is in UTF-16 units from the block's start. */
export type Piece = { node: Text | Element; start: number; length: number }

/** A place in the DOM, as ranges have it. */
export type DomPoint = { node: Node; offset: number }

/** True for what stands in a block without being text: what the view needs for cursors, and widgets such as spoken buttons. */
export function isAside(element: Element): boolean {
  const { classList } = element
  return (
    classList.contains('ProseMirror-trailingBreak') ||
    classList.contains('ProseMirror-separator') ||
    classList.contains('ProseMirror-widget')
  )
}

/** The pieces of a text block in order; of a block atom, itself. An empty block has none. */
export function piecesOf(block: Element): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  const take = (node: Text | Element, length: number) => {
    if (length > 0) pieces.push({ node, start, length })
    start += length
  }
  const walk = (parent: Element) => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) take(child, child.length)
      else if (!(child instanceof Element) || isAside(child)) continue
      else if (isLeaf(child)) take(child, 1)
      else walk(child)
    }
  }
  if (isLeaf(block)) take(block, 1)
  else walk(block)
  return pieces
}

/** True as long as a piece stands where and as it was read. */
export function isCurrent({ node, length }: Piece): boolean {
  return node.isConnected && (!(node instanceof Text) || node.length === length)
}

/** How many units of the pieces' block lie before a DOM point. */
export function unitsBefore(pieces: readonly Piece[], point: DomPoint): number {
  let units = 0
  for (const piece of pieces) {
    if (piece.node === point.node && piece.node instanceof Text)
      return piece.start + Math.min(point.offset, piece.length)
    if (!isBefore(piece.node, point)) break
    units = piece.start + piece.length
  }
  return units
}

/** Hard breaks, and what nobody may write in, count one unit whatever they hold. */
function isLeaf(element: Element): boolean {
  return element.localName === 'br' || element.getAttribute('contenteditable') === 'false'
}

function isBefore(node: Node, { node: container, offset }: DomPoint): boolean {
  if (!container.contains(node)) return precedes(node, container)
  const next = container.childNodes[offset]
  return next ? precedes(node, next) : node !== container
}

function precedes(node: Node, other: Node): boolean {
  return (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
}
