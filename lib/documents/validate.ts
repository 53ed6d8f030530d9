import type { Node as PMNode, Schema } from '@tiptap/pm/model'
import { articleSchema } from './article-schema'
import { bodySchema } from './body-schema'
import { checkShape } from './check-shape'
import type { DocumentProblem, ShapeLimits } from './check-shape'
import { bodyText } from './body-text'
import { plainText } from './plain-text'

/** UTF-16 units of plain text. */
export const BODY_TEXT_LIMIT = 10_000
export const ARTICLE_TEXT_LIMIT = 2_000_000

/** Levels of nodes, the document and its words included. */
export const BODY_DEPTH_LIMIT = 12
export const ARTICLE_DEPTH_LIMIT = 32

/** Without these a text of the allowed length could still be a million nodes. */
const BODY_NODE_LIMIT = 20_000
const ARTICLE_NODE_LIMIT = 400_000

type Parsed = { ok: true; doc: PMNode } | { ok: false; problem: DocumentProblem }

/**
 * The article that JSON describes, or the first thing wrong with it. Nothing is ever repaired: JSON may spell one document
 * in several ways (marks in any order, words in pieces), `doc.toJSON()` is the one to store.
 */
export function parseArticle(json: unknown): Parsed {
  return parse(articleSchema, json, {
    depth: ARTICLE_DEPTH_LIMIT,
    text: ARTICLE_TEXT_LIMIT,
    nodes: ARTICLE_NODE_LIMIT,
  })
}

/** The same for a body; a body without words is one too. */
export function parseBody(json: unknown): Parsed {
  return parse(bodySchema, json, { depth: BODY_DEPTH_LIMIT, text: BODY_TEXT_LIMIT, nodes: BODY_NODE_LIMIT })
}

function parse(schema: Schema, json: unknown, limits: ShapeLimits): Parsed {
  const problem = checkShape(schema, json, limits)
  if (problem) return { ok: false, problem }
  try {
    const doc = schema.nodeFromJSON(json)
    doc.check()
    const found = checkDocument(doc, limits.text)
    return found ? { ok: false, problem: found } : { ok: true, doc }
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The schema refuses it'
    return { ok: false, problem: { path: '', reason: 'schema', message } }
  }
}

/** What the schema leaves open: which node comes first, and how long the whole may be. */
function checkDocument(doc: PMNode, limit: number): DocumentProblem | null {
  if (doc.type !== doc.type.schema.topNodeType)
    return { path: 'type', reason: 'schema', message: 'A document begins with a node doc' }
  const text = doc.type.schema === bodySchema ? bodyText(doc) : plainText(doc).text
  if (text.length <= limit) return null
  return { path: '', reason: 'too_long', message: `At most ${limit} characters`, limit }
}
