import type { BodyJson } from '@/lib/annotations/annotation'

/**
 * A body in which one person's mentions say another name: the `label` of every node `mention` whose `id` is theirs. The
 * same object when it names them nowhere.
 */
export function renameMentions(body: BodyJson, given: { id: string; name: string }): BodyJson {
  return renamed(body, given) as BodyJson
}

function renamed(node: unknown, given: { id: string; name: string }): unknown {
  if (typeof node !== 'object' || node === null) return node
  if (isMentionOf(node, given.id)) return { ...node, attrs: { ...node.attrs, label: given.name } }
  if (!('content' in node) || !Array.isArray(node.content)) return node
  const content = (node.content as unknown[]).map((inside) => renamed(inside, given))
  return content.every((inside, i) => inside === (node.content as unknown[])[i]) ? node : { ...node, content }
}

function isMentionOf(node: object, id: string): node is { attrs: Record<string, unknown> } {
  if (!('type' in node) || node.type !== 'mention' || !('attrs' in node)) return false
  return typeof node.attrs === 'object' && node.attrs !== null && 'id' in node.attrs && node.attrs.id === id
}
