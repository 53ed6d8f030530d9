import type { Extensions } from '@tiptap/core'
import { Blockquote } from './extensions/blockquote'
import { Bold } from './extensions/bold'
import { BulletList } from './extensions/bullet-list'
import { Code } from './extensions/code'
import { CodeBlock } from './extensions/code-block'
import { Document } from './extensions/document'
import { HardBreak } from './extensions/hard-break'
import { Italic } from './extensions/italic'
import { Link } from './extensions/link'
import { ListItem } from './extensions/list-item'
import { MathBlock, MathInline } from './extensions/math'
import { Mention } from './extensions/mention'
import { OrderedList } from './extensions/ordered-list'
import { Paragraph } from './extensions/paragraph'
import { Strike } from './extensions/strike'
import { Text } from './extensions/text'

/** All that an annotation's body may hold: an article's nodes without headings, rules and block ids, and people and formulas besides. */
export const bodyExtensions: Extensions = [
  Document,
  Paragraph,
  Blockquote,
  BulletList,
  OrderedList,
  ListItem,
  CodeBlock,
  MathBlock,
  HardBreak,
  Mention,
  MathInline,
  Text,
  Link,
  Bold,
  Italic,
  Strike,
  Code,
]
