import { anchorIndex } from '@/lib/anchoring/anchor-index'
import {
  Annotations,
  anchorsOf,
  annotationsAt,
  goneOf,
  selectedText,
  setAnchors,
} from '@/lib/client/surface/annotations-extension'
import { adopt } from '@/lib/client/surface/adopt'
import { TextBlocks } from '@/lib/client/surface/blocks'
import { firstPaint } from '@/lib/client/surface/first-paint'
import { offsetAtPoint } from '@/lib/client/surface/hit-test'
import { loadSurface } from '@/lib/client/surface/load-surface'
import { Painter } from '@/lib/client/surface/paint'
import { placeFirstCards } from '@/lib/client/surface/place-first-cards'
import { lineAt, placeKeeper } from '@/lib/client/surface/keep-place'
import { liveRange, rectsOf, staticRange } from '@/lib/client/surface/ranges'
import { scrollToRange } from '@/lib/client/surface/scroll-to'
import { selectedRange, selectRange } from '@/lib/client/surface/selection'
import { drawInto, SpokenButtons } from '@/lib/client/surface/spoken-buttons'
import { wordsOf } from '@/lib/client/surface/text-units'
import { walk } from '@/lib/client/surface/walk'
import { widen } from '@/lib/client/surface/widen'
import { plainText } from '@/lib/documents/plain-text'

/** What the tests of the surface reach in the page as `postil`. */
const postil = {
  adopt,
  anchorIndex,
  Annotations,
  anchorsOf,
  annotationsAt,
  drawInto,
  firstPaint,
  goneOf,
  lineAt,
  liveRange,
  loadSurface,
  offsetAtPoint,
  Painter,
  placeFirstCards,
  placeKeeper,
  plainText,
  rectsOf,
  scrollToRange,
  selectedRange,
  selectedText,
  selectRange,
  setAnchors,
  SpokenButtons,
  staticRange,
  TextBlocks,
  walk,
  widen,
  wordsOf,
}

declare global {
  var postil: Postil
}
export type Postil = typeof postil

globalThis.postil = postil
