const ENTITY: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would read a raw carriage return as a line feed.
  '\r': '&#13;',
}

const IN_TEXT = /[&<>\r]/g
const IN_ATTRIBUTE = /[&<>"\r]/g

/** The text so that an HTML parser reads exactly it between two tags. */
export function escapeText(text: string): string {
  return text.replace(IN_TEXT, (char) => ENTITY[char] ?? char)
}

/** The value with its quotes, so that an HTML parser reads exactly it as an attribute's value. */
export function quoteAttribute(value: string): string {
  return `"${value.replace(IN_ATTRIBUTE, (char) => ENTITY[char] ?? char)}"`
}
