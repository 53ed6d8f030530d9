import type { NodeJson } from './block-ids'

/**
 * The same document with a line feed for every line end of another system. A browser reads carriage returns in HTML so,
 * and offsets in what it shows would no longer be those of what is stored. For parsed documents: it follows their depth.
 */
export function withLineFeeds<T extends NodeJson>(json: T): T {
  const text: unknown = json['text']
  return {
    ...json,
    ...(typeof text === 'string' ? { text: text.replace(/\r\n?/g, '\n') } : {}),
    ...(json.content ? { content: json.content.map(withLineFeeds) } : {}),
  }
}
