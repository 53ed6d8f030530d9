import type { Extensions } from '@tiptap/core'
import { ArticleParagraph } from './extensions/article-paragraph'
import { Blockquote } from './extensions/blockquote'
import { Bold } from './extensions/bold'
import { BulletList } from './extensions/bullet-list'
import { Code } from './extensions/code'
import { CodeBlock } from './extensions/code-block'
import { Document } from './extensions/document'
import { HardBreak } from './extensions/hard-break'
import { Heading } from './extensions/heading'
import { HorizontalRule } from './extensions/horizontal-rule'
import { Italic } from './extensions/italic'
import { Link } from './extensions/link'
import { ListItem } from './extensions/list-item'
import { OrderedList } from './extensions/ordered-list'
import { Strike } from './extensions/strike'
import { Subscript } from './extensions/subscript'
import { Superscript } from './extensions/superscript'
import { Text } from './extensions/text'
import { withBlockId } from './extensions/with-block-id'

/** All that an article may hold. The order of the marks is their nesting, outermost first, and part of the format. */
export const articleExtensions: Extensions = [
  Document,
  withBlockId(ArticleParagraph),
  withBlockId(Heading),
  Blockquote,
  BulletList,
  OrderedList,
  ListItem,
  withBlockId(HorizontalRule),
  withBlockId(CodeBlock),
  HardBreak,
  Text,
  Link,
  Bold,
  Italic,
  Strike,
  Superscript,
  Subscript,
  Code,
]
