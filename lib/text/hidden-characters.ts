/** C0, DEL and C1. */
const CONTROL = /\p{Cc}/u

/** Marks, embeddings, overrides and isolates that reorder their neighbours (UAX 9, 2). */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** True when the text holds a control character, tabs and line feeds included. */
export function hasControl(text: string): boolean {
  return CONTROL.test(text)
}

/** True when the text holds a bidirectional control character, with which a name can pretend to be another. */
export function hasBidiControl(text: string): boolean {
  return BIDI.test(text)
}
