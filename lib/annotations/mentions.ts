import type { BodyJson } from '@/lib/annotations/annotation'
import type { UserId } from '@/lib/ids'
import { isId } from '@/lib/ids'

/** A person named in a body, and under which name. */
export type MentionJson = { user: UserId; label: string }

/** The people that a body names, each once, in their order; of several names the first. Never recurses, however deep. */
export function mentionsOf(body: BodyJson | null): MentionJson[] {
  const found = new Map<string, MentionJson>()
  const waiting: unknown[] = [body]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    const mention = mentionIn(node)
    if (mention && !found.has(mention.user)) found.set(mention.user, mention)
    if (!('content' in node) || !Array.isArray(node.content)) continue
    for (const inside of node.content.toReversed() as unknown[]) waiting.push(inside)
  }
  return [...found.values()]
}

/** The body with each person under the name that `nameOf` gives; those that it does not know keep theirs. */
export function withNames(body: BodyJson, nameOf: (user: string) => string | undefined): BodyJson {
  return renamed(body, nameOf) as BodyJson
}

/** Recurses as deep as the schema lets a body be. */
function renamed(node: unknown, nameOf: (user: string) => string | undefined): unknown {
  if (typeof node !== 'object' || node === null) return node
  const mention = mentionIn(node)
  if (mention) return { ...node, attrs: { ...mention, label: nameOf(mention.user) ?? mention.label } }
  if (!('content' in node) || !Array.isArray(node.content)) return node
  return { ...node, content: node.content.map((inside: unknown) => renamed(inside, nameOf)) }
}

function mentionIn(node: object): MentionJson | null {
  if (!('type' in node) || node.type !== 'mention' || !('attrs' in node)) return null
  const { user, label } = (node.attrs ?? {}) as Record<string, unknown>
  if (typeof user !== 'string' || !isId(user) || typeof label !== 'string') return null
  return { user: user as UserId, label }
}
