/** What adopting came to: the mount's own result, and how many nodes it had to make because none of the page's fitted. */
export type Adoption<Result> = { result: Result; misses: number }

/** How far ahead a text is looked for when a foreign change has put the walk out of step. */
const LOOK_AHEAD = 120

/** Shorter texts stand in a page too often to find one's place again by them. */
const TELLING = 4

/**
 * Runs `mount` while `document` lends the nodes that stand in `root` instead of making new ones: a ProseMirror view asks
 * for each element and text in document order as it mounts, and so takes the server's DOM as its own. What does not fit
 * is made afresh and counted, so the worst case is an ordinary mount. `document` is as before when this returns or throws.
 */
export function adopt<Result>(root: HTMLElement, mount: () => Result): Adoption<Result> {
  const document = root.ownerDocument
  const lender = new Lender(nodesOf(root))
  const lent = {
    createElement: (name: string, options?: ElementCreationOptions) =>
      lender.element(name) ?? Document.prototype.createElement.call(document, name, options),
    createElementNS: (space: string | null, name: string, options?: string | ElementCreationOptions) =>
      lender.element(name) ?? makeNS(document, { space, name, options }),
    createTextNode: (data: string) =>
      lender.text(data) ?? Document.prototype.createTextNode.call(document, data),
  }
  for (const [name, value] of Object.entries(lent)) {
    Object.defineProperty(document, name, { value, configurable: true, writable: true })
  }
  try {
    return { result: mount(), misses: lender.misses }
  } finally {
    for (const name of Object.keys(lent)) Reflect.deleteProperty(document, name)
  }
}

/** The page's nodes in document order, each handed out once. A list: a live walker would lose its place as nodes are re-appended. */
class Lender {
  misses = 0
  private next = 0

  constructor(private readonly nodes: readonly Node[]) {}

  element(name: string): Node | null {
    const wanted = name.toLowerCase()
    return this.take((node) => node instanceof Element && node.localName === wanted)
  }

  text(data: string): Node | null {
    const fits = (node: Node) => node instanceof Text && node.data === data
    const found = this.take(fits, data.length >= TELLING ? LOOK_AHEAD : 0)
    // Other words in its place: the rest of the page is still in step.
    if (!found && this.nodes[this.next] instanceof Text) this.next++
    return found
  }

  private take(fits: (node: Node) => boolean, ahead = 0): Node | null {
    // Engines differ in the separators they ask for: one that stands in the way is passed over.
    const skipped = isHack(this.nodes[this.next]) ? 1 : 0
    const last = Math.min(this.nodes.length - 1, this.next + Math.max(skipped, ahead))
    for (let i = this.next; i <= last; i++) {
      const node = this.nodes[i]
      if (!node || !fits(node)) continue
      this.next = i + 1
      return node
    }
    this.misses++
    return null
  }
}

function nodesOf(root: HTMLElement): Node[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const nodes: Node[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode)
  return nodes
}

/** What `prosemirror-view` adds to text blocks beside what the schema draws. */
function isHack(node: Node | undefined): boolean {
  if (!(node instanceof Element)) return false
  return (
    node.classList.contains('ProseMirror-trailingBreak') || node.classList.contains('ProseMirror-separator')
  )
}

type Wanted = { space: string | null; name: string; options: string | ElementCreationOptions | undefined }

function makeNS(document: Document, { space, name, options }: Wanted): Element {
  return Document.prototype.createElementNS.call(document, space, name, options)
}
