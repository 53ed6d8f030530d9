import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes as 43 characters of base64url: a session's or a link's secret. */
export function mintToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored in the token's place: its SHA-256. The token has full entropy, so no salt or stretching is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
