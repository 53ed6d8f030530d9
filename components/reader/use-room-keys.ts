import type { TextRange } from '@/lib/anchoring/selectors'
import { isResolved } from '@/lib/annotations/thread-filter'
import { useRoom } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { selectedRange } from '@/lib/client/surface/selection'
import { useShortcuts } from '@/lib/client/use-shortcuts'
import { can } from '@/lib/permissions/can'
import type { Action } from '@/lib/permissions/policy'
import type { AnnotationFacts } from '@/lib/permissions/facts'
import type { Annotation } from '@/lib/annotations/annotation'
import { useResolve } from '@/components/annotations/use-resolve'
import { usePassageActions } from './use-passage-actions'

/** The room's keys (product, section 10). Each does what a control does, and only for those who may. */
export function useRoomKeys(
  stage: Stage | null,
  threadsUnder: (offset: number) => readonly Annotation['id'][],
): void {
  const { store, navigating, composing } = useRoom()
  const passage = usePassageActions(stage)
  const resolve = useResolve()

  const may = (action: Action, annotation?: Annotation) => {
    const { viewer, facts } = store.getState()
    return can(viewer, action, { ...facts, ...annotation?.facts } as AnnotationFacts)
  }
  const openRoot = () => {
    const { open, ledger } = store.getState()
    return open ? ledger.shown.get(open.rootId) : undefined
  }
  const withPassage = (act: (range: TextRange) => void) => {
    const range = stage && (selectedRange(stage.blocks) ?? paragraphAtCaret(stage))
    if (range && may('reading:annotate')) act(range)
  }
  const annotate = () => withPassage(passage.annotate)

  useShortcuts({
    a: annotate,
    'Mod+Alt+m': annotate,
    h: () => withPassage(passage.highlight),
    s: () => {
      if (document.activeElement?.closest('[data-thread]')) return backToText(stage)
      const at = stage && caretOffset(stage)
      const [first] = at === null ? [] : threadsUnder(at)
      if (first) void navigating.open(first, 'keys')
    },
    ']': () => navigating.step(1, stage?.firstVisible() ?? 0),
    '[': () => navigating.step(-1, stage?.firstVisible() ?? 0),
    r: () => {
      const root = openRoot()
      if (root && may('annotation:reply', root)) void composing.reply(root)
    },
    e: () => {
      const root = openRoot()
      if (root && may('thread:resolve', root)) void resolve(root, !isResolved(root))
    },
    'Mod+Shift+h': navigating.toggleMarks,
    'Alt+F10': () => document.querySelector<HTMLElement>('[role=toolbar] :is(button, a)')?.focus(),
    Escape: () => {
      const { panel, open } = store.getState()
      if (panel) void navigating.list(null)
      else if (open) void navigating.close()
    },
  })
}

/** The thread stays open: `s` leads there and back. */
function backToText(stage: Stage | null): void {
  stage?.root.focus({ preventScroll: true })
}

function caretOffset(stage: Stage): number | null {
  const range = selectedRange(stage.blocks)
  if (range) return range.start
  const selection = document.getSelection()
  if (!selection?.focusNode) return null
  return stage.blocks.offset({ node: selection.focusNode, offset: selection.focusOffset }, 1)
}

/** Without a selection the paragraph counts in which the caret was left; only while the text has the focus. */
function paragraphAtCaret(stage: Stage): TextRange | null {
  if (document.activeElement !== stage.root) return null
  const at = caretOffset(stage)
  const block = at === null ? undefined : stage.blocks.all[stage.blocks.indexAt(at)]
  return block && block.start < block.end ? { start: block.start, end: block.end } : null
}
