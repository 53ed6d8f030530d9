import { Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { exitSuggestion, Suggestion } from '@tiptap/suggestion'
import type { SuggestionProps } from '@tiptap/suggestion'
import type { Option } from '@/components/ui/option-list'
import { readTag } from '@/lib/annotations/read-tag'

/** A person who may be mentioned. */
export type Person = { id: string; name: string; detail?: string }

/** Whom and what the words may name, and what becomes of a tag that is picked. */
export type Suggests = {
  people: (typed: string) => Promise<readonly Person[]>
  tags: (typed: string) => Promise<readonly string[]>
  onTag: (label: string) => void
}

/** What is offered at the cursor: the options, the one that Enter takes, and where they stand. */
export type Offer = {
  sign: '@' | '#'
  options: readonly Option[]
  active: number
  rect: () => DOMRect | null
  pick: (index: number) => void
}

type Item = Option & { insert: Record<string, unknown> | null }

/** How much is looked for: longer is no name. */
const QUERY_LIMIT = 60

/** In ms: what is typed on is not asked for. */
const REST_MS = 120

const KEYS = { '@': new PluginKey('people'), '#': new PluginKey('tags') }

/** Offers people after "@" and tags after "#" while a body is written; nothing before `ask` says where they come from. */
export function createSuggestions() {
  let suggests: Suggests | null = null
  /** The last words that found nobody: what goes on from them finds nobody either. */
  let barren: string | null = null
  let offer: Offer | null = null
  let exit: (() => void) | null = null
  const listeners = new Set<() => void>()

  function show(next: Offer | null): void {
    offer = next
    for (const listener of listeners) listener()
  }

  function showItems(sign: Offer['sign'], props: SuggestionProps<Item, Item>): void {
    const { items, clientRect, command, loading, editor } = props
    if (loading && items.length === 0) return
    exit = () => exitSuggestion(editor.view, KEYS[sign])
    if (items.length === 0) return show(null)
    const pick = (index: number) => items[index] && command(items[index])
    show({ sign, options: items, active: 0, rect: () => clientRect?.() ?? null, pick })
  }

  function plugin(sign: Offer['sign'], editor: SuggestionProps['editor']) {
    return Suggestion<Item, Item>({
      editor,
      char: sign,
      pluginKey: KEYS[sign],
      allowSpaces: sign === '@',
      allowedPrefixes: [' ', '(', '“', '"', '\u00a0'],
      debounce: REST_MS,
      allow: ({ state, range }) => !state.doc.resolve(range.from).parent.type.spec.code,
      items: ({ query }) => (sign === '@' ? people(query) : tagItems(suggests, query)),
      command: ({ editor: here, range, props }) => {
        if (sign === '#') suggests?.onTag(props.label)
        const content = props.insert ?? { type: 'text', text: `#${props.label}` }
        here
          .chain()
          .focus()
          .insertContentAt(range, [content, { type: 'text', text: ' ' }])
          .run()
      },
      render: () => ({
        onStart: (props) => showItems(sign, props),
        onUpdate: (props) => showItems(sign, props),
        onExit: () => {
          exit = null
          show(null)
        },
      }),
    })
  }

  async function people(query: string): Promise<Item[]> {
    if (barren !== null && query.startsWith(barren)) return []
    const items = await peopleItems(suggests, query)
    barren = items.length === 0 ? query : null
    return items
  }

  return {
    extension: Extension.create({
      name: 'bodySuggestions',
      addProseMirrorPlugins() {
        return [plugin('@', this.editor), plugin('#', this.editor)]
      },
    }),
    ask: (next: Suggests | null) => {
      suggests = next
      barren = null
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => offer,
    /** What a key does while something is offered; null for one that is the words' own. */
    actionOf: (key: string): (() => void) | null => {
      const held = offer
      if (!held) return null
      const count = held.options.length
      const move = (step: number) => show({ ...held, active: (held.active + step + count) % count })
      if (key === 'ArrowDown') return () => move(1)
      if (key === 'ArrowUp') return () => move(-1)
      if (key === 'Enter' || key === 'Tab') return () => held.pick(held.active)
      return key === 'Escape' ? exit : null
    },
  }
}

/** The members whose name holds what was typed. */
async function peopleItems(suggests: Suggests | null, query: string): Promise<Item[]> {
  if (!suggests || query.length > QUERY_LIMIT) return []
  const people = await suggests.people(query)
  return people.map(({ id, name, detail }) => ({
    key: id,
    label: name,
    ...(detail === undefined ? {} : { detail }),
    insert: { type: 'mention', attrs: { user: id, label: name } },
  }))
}

/** What was typed, where it can be a tag, and those in use that begin so. */
async function tagItems(suggests: Suggests | null, query: string): Promise<Item[]> {
  const typed = readTag(query)
  if (!suggests || !typed.ok) return []
  const used = await suggests.tags(query)
  const { name, label } = typed.tag
  const isUsed = used.some((one) => one.toLowerCase() === name)
  const items = used.map((tag): Item => ({ key: tag, label: tag, insert: null }))
  return isUsed ? items : [{ key: `new ${name}`, label, detail: 'New tag', insert: null }, ...items]
}
