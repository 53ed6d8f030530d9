import { Editor } from '@tiptap/core'
import type { Extensions, JSONContent } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { articleExtensions } from '@/lib/documents/article-extensions'
import { adopt } from './adopt'
import { Annotations } from './annotations-extension'
import { Asides, drawOn } from './asides-extension'
import { whenIdle } from './idle'
import { keepSelection } from './keep-selection'
import { readArticle } from './read-article'
import { restorePlaces } from './restore-places'
import type { DrawAsides } from './spoken-buttons'

/**
 * The article as an editor that nobody can type in, standing on the server's DOM. `misses` counts the nodes that were not
 * adopted. `drawAsides` puts something beside the text. `destroy` takes the editor down and leaves the article standing.
 */
export type Surface = { editor: Editor; misses: number; drawAsides: DrawAsides; destroy: () => void }

/** `json` spares reading the DOM; `extensions` are added to the article's own and must draw nothing while mounting. */
export type SurfaceOptions = { signal: AbortSignal; json?: JSONContent; extensions?: Extensions }

/**
 * Mounts an editor over the article that stands in `root`, without changing it: when the browser is idle, and never while
 * a pointer is down. The selection survives. Null when `signal` was aborted or there is no article.
 */
export async function mountSurface(root: HTMLElement, options: SurfaceOptions): Promise<Surface | null> {
  const { signal, json, extensions = [] } = options
  if (!(await whenIdle(signal))) return null
  const attributes = attributesOf(root)
  const editor = new Editor({
    element: null,
    extensions: [...articleExtensions, Annotations, Asides, ...extensions],
    injectCSS: false,
    editable: false,
    // The option alone does not reach the first drawing, which would lay the whole page out as a text box.
    editorProps: { editable: (): boolean => editor.options.editable, attributes },
  })
  const doc = json ? editor.schema.nodeFromJSON(json) : await readArticle(root, editor.schema, signal)
  if (!doc || !(await whenIdle(signal))) {
    editor.destroy()
    return null
  }
  editor.view.updateState(EditorState.create({ doc }))
  const misses = mountOver(root, editor)
  return { editor, misses, drawAsides: drawOn(editor.view), destroy: () => takeDown(root, editor) }
}

function mountOver(root: HTMLElement, editor: Editor): number {
  // The class that Tiptap prepends stands there already, and a changed root costs a look at the whole page's layout.
  editor.prependClass = () => undefined
  let misses = 0
  keepSelection(root, () => {
    misses = adopt(root, () => editor.mount({ mount: root })).misses
    return editor.view
  })
  if (misses > 0) restorePlaces(editor.view)
  return misses
}

/** A view that goes empties its root and takes its attributes along; the article is not the editor's to take. */
function takeDown(root: HTMLElement, editor: Editor): void {
  if (editor.isDestroyed) return
  const attributes = [...root.attributes].map(({ name, value }) => [name, value] as const)
  const children = [...root.childNodes]
  editor.destroy()
  root.replaceChildren(...children)
  for (const [name, value] of attributes) root.setAttribute(name, value)
}

/** The root's attributes as they stand: the view would otherwise write its own role over the server's. */
function attributesOf(root: HTMLElement): Record<string, string> {
  const kept = ['class', 'role', 'translate', 'tabindex', 'lang', 'dir', 'aria-label', 'aria-labelledby']
  return Object.fromEntries(
    kept.flatMap((name) => (root.hasAttribute(name) ? [[name, root.getAttribute(name) ?? '']] : [])),
  )
}
