/** What an API token may do: `read` lets it ask, `write` also change. A token that writes has both. */
export const TOKEN_SCOPES = ['read', 'write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** Begins every token, so that scanners for leaked secrets know one. */
export const TOKEN_PREFIX = 'postil_'

/** How many tokens one account may have at once. */
export const TOKENS_LIMIT = 50

/** Days until a new token expires, as a form sends them. */
export const TOKEN_LIVES = ['30', '90', '365', 'for ever'] as const
export type TokenLife = (typeof TOKEN_LIVES)[number]
