import type { ReactNode } from 'react'
import type { BodyJson } from '@/lib/annotations/annotation'
import { LINK_REL, safeUrl } from '@/lib/documents/safe-url'
import { MathView } from './math-view'
import styles from './annotation-body.module.css'

type Part = { type: string; attrs?: Record<string, unknown>; marks?: Part[]; content?: Part[]; text?: string }

/** What each node of the body schema becomes; a node that is not named here shows its content alone. */
const NODES: Record<string, (children: ReactNode, part: Part) => ReactNode> = {
  doc: (children) => children,
  paragraph: (children) => <p>{children}</p>,
  blockquote: (children) => <blockquote>{children}</blockquote>,
  bulletList: (children) => <ul>{children}</ul>,
  orderedList: (children, { attrs }) => <ol start={numberOf(attrs?.['start'])}>{children}</ol>,
  listItem: (children) => <li>{children}</li>,
  codeBlock: (children) => (
    <pre>
      <code>{children}</code>
    </pre>
  ),
  hardBreak: () => <br />,
  math: (_, { attrs }) => <Formula source={attrs?.['source']} isBlock={false} />,
  mathBlock: (_, { attrs }) => <Formula source={attrs?.['source']} isBlock />,
  mention: (_, { attrs }) => <Mention label={attrs?.['label']} />,
}

const MARKS: Record<string, (children: ReactNode, mark: Part) => ReactNode> = {
  bold: (children) => <strong>{children}</strong>,
  italic: (children) => <em>{children}</em>,
  strike: (children) => <s>{children}</s>,
  code: (children) => <code>{children}</code>,
  link: (children, { attrs }) => <BodyLink href={attrs?.['href']}>{children}</BodyLink>,
}

/** An annotation's body as elements, by the lists above: whatever else is stored is shown as its words. */
export function AnnotationBody({ body }: { body: BodyJson }) {
  return (
    <div className={styles.body} dir="auto">
      {draw(body as Part)}
    </div>
  )
}

function draw(part: Part): ReactNode {
  if (typeof part.text === 'string') return (part.marks ?? []).reduceRight(wrap, part.text)
  const children = part.content?.map((child, i) => <Piece key={i} part={child} />)
  return own(NODES, part.type)?.(children, part) ?? children
}

function Piece({ part }: { part: Part }) {
  return draw(part)
}

function wrap(children: ReactNode, mark: Part): ReactNode {
  return own(MARKS, mark.type)?.(children, mark) ?? children
}

function Formula({ source, isBlock }: { source: unknown; isBlock: boolean }) {
  return typeof source === 'string' ? <MathView source={source} isBlock={isBlock} /> : null
}

function Mention({ label }: { label: unknown }) {
  if (typeof label !== 'string') return null
  return (
    <span className={styles.mention}>
      @<bdi>{label}</bdi>
    </span>
  )
}

function BodyLink({ href, children }: { href: unknown; children: ReactNode }) {
  const address = typeof href === 'string' ? safeUrl(href) : null
  return address === null ? (
    children
  ) : (
    <a href={address} rel={LINK_REL}>
      {children}
    </a>
  )
}

/** Own keys only: a stored node named "constructor" is none of ours. */
function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
