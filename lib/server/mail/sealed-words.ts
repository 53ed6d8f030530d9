import 'server-only'
import { open, seal } from '@/lib/server/seal'

const PURPOSE = 'mail'

/** A mail's words as they are stored: they may hold a link that signs somebody in, so a copy of the table must not. */
export function sealWords(words: string): string {
  return seal(PURPOSE, new TextEncoder().encode(words))
}

/** The words again; null when another installation sealed them, or its secret has left the ring. */
export function openWords(sealed: string): string | null {
  const bytes = open(PURPOSE, sealed)
  return bytes && new TextDecoder().decode(bytes)
}
