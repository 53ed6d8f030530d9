import type { ImportChangeKind } from './import-change'

/** What holds no words of the text. */
export const SKIPPED = new Set(
  'script style template noscript iframe object embed svg math canvas audio video select textarea button'.split(
    ' ',
  ),
)

/** What the report says of elements that have no node of their own. What is not here is no loss: its words stay. */
export const LEFT_OUT: Partial<Record<string, ImportChangeKind>> = {
  img: 'images',
  svg: 'images',
  canvas: 'images',
  math: 'formulas',
  iframe: 'embedded',
  object: 'embedded',
  embed: 'embedded',
  audio: 'embedded',
  video: 'embedded',
  table: 'tables',
  script: 'scripts',
  select: 'controls',
  textarea: 'controls',
  button: 'controls',
  input: 'controls',
  u: 'formatting',
  ins: 'formatting',
  mark: 'formatting',
  font: 'formatting',
}
