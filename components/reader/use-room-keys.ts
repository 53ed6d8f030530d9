import type { TextRange } from '@/lib/anchoring/selectors'
import type { Annotation } from '@/lib/annotations/annotation'
import { isResolved } from '@/lib/annotations/thread-filter'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { endFocusWay, isOnWayToThread, wayTo } from '@/lib/client/focus-way'
import { useRoom } from '@/lib/client/room'
import type { Press, RoomKeys } from '@/lib/client/room-keys'
import type { ShortcutKey } from '@/lib/client/shortcut-key'
import type { Stage } from '@/lib/client/stage'
import { selectedRange } from '@/lib/client/surface/selection'
import { useShortcuts } from '@/lib/client/use-shortcuts'
import { withOpenRoot } from '@/lib/client/with-open-root'
import { can } from '@/lib/permissions/can'
import type { Action } from '@/lib/permissions/policy'
import type { AnnotationFacts } from '@/lib/permissions/facts'
import { useResolve } from '@/components/annotations/use-resolve'
import { usePassageActions } from './use-passage-actions'
import { useUnreadSteps } from './use-unread-steps'

/**
 * The room's keys (product, section 10). Each does what a control does, and only for those who may. Pressed quickly after
 * one another they mean the same as pressed slowly: a focus that is on its way counts as if it were there.
 */
export function useRoomKeys(
  keys: RoomKeys,
  stage: Stage,
  threadsUnder: (offset: number) => readonly Annotation['id'][],
): void {
  const { store, navigating, composing } = useRoom()
  const passage = usePassageActions(stage)
  const resolve = useResolve()
  const stepUnread = useUnreadSteps()

  const may = (action: Action, annotation?: Annotation) => {
    const { viewer, facts } = store.getState()
    return can(viewer, action, { ...facts, ...annotation?.facts } as AnnotationFacts)
  }
  const withPassage = (act: (range: TextRange) => void) => {
    const range = selectedRange(stage.blocks) ?? paragraphAtCaret(store, stage)
    if (range && may('reading:note')) act(range)
  }
  const annotate = () => withPassage(passage.annotate)

  const shortcuts: Record<ShortcutKey, () => void> = {
    a: annotate,
    'Mod+Alt+m': annotate,
    h: () => withPassage(passage.highlight),
    s: () => {
      if (isAtThread(store)) return backToText(store, stage)
      const at = caretOffset(stage)
      const [first] = at === null ? [] : threadsUnder(at)
      if (first) void navigating.open(first, 'keys')
    },
    n: () => stepUnread(1),
    N: () => stepUnread(-1),
    ']': () => navigating.step(1, stage.firstVisible()),
    '[': () => navigating.step(-1, stage.firstVisible()),
    r: () => {
      const { open } = store.getState()
      if (!open) return
      // While the thread is fetched its composer is on its way as well.
      store.setState({ focusing: wayTo('composer', open.rootId) })
      withOpenRoot(store, (root) => {
        if (store.getState().focusing?.to !== 'composer') return
        if (may('annotation:reply', root)) void composing.reply(root)
        else endFocusWay(store)
      })
    },
    e: () =>
      withOpenRoot(store, (root) => {
        if (may('thread:resolve', root)) void resolve(root, !isResolved(root))
      }),
    l: navigating.showArrivals,
    '?': () => navigating.showKeys(true),
    'Mod+Shift+h': navigating.toggleMarks,
    'Alt+F10': () => document.querySelector<HTMLElement>('[role=toolbar] :is(button, a)')?.focus(),
    Escape: () => {
      const { panel, open, focusing, adding, areKeysShown } = store.getState()
      if (areKeysShown) void navigating.showKeys(false)
      else if (focusing?.to === 'composer') void composing.collapse()
      else if (adding) void composing.stopAdding()
      else if (panel) void navigating.list(null)
      else if (open) void navigating.close()
    },
  }

  useShortcuts(keys, (press) => {
    if (typeAhead(store, press)) return true
    if (press.key === null || (press.typed !== null && !store.getState().preferences.letterKeys)) return false
    if (press.key === 'Escape' && document.querySelector('[popover=auto]:popover-open')) return false
    shortcuts[press.key]()
    return true
  })
}

/** What is typed while a composer is on its way is meant for it. */
function typeAhead(store: AnnotationStore, { typed }: Press): boolean {
  const { focusing } = store.getState()
  if (focusing?.to !== 'composer' || typed === null) return false
  store.setState({ focusing: { ...focusing, typed: focusing.typed + typed } })
  return true
}

function isAtThread(store: AnnotationStore): boolean {
  const isThere = document.activeElement?.closest('[data-thread], [data-sheet]') != null
  return isThere || isOnWayToThread(store.getState())
}

/** The thread stays open: `s` leads there and back. */
function backToText(store: AnnotationStore, stage: Stage): void {
  endFocusWay(store)
  stage.root.focus({ preventScroll: true })
}

function caretOffset(stage: Stage): number | null {
  const range = selectedRange(stage.blocks)
  if (range) return range.start
  const selection = document.getSelection()
  if (!selection?.focusNode) return null
  return stage.blocks.offset({ node: selection.focusNode, offset: selection.focusOffset }, 1)
}

/** Without a selection the paragraph counts in which the caret was left; only while the text has the focus. */
function paragraphAtCaret(store: AnnotationStore, stage: Stage): TextRange | null {
  if (document.activeElement !== stage.root || isOnWayToThread(store.getState())) return null
  const at = caretOffset(stage)
  const block = at === null ? undefined : stage.blocks.all[stage.blocks.indexAt(at)]
  return block && block.start < block.end ? { start: block.start, end: block.end } : null
}
