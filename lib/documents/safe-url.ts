import { hasBidiControl, hasControl } from '@/lib/text/hidden-characters'

/** UTF-16 units; no reader needs more, and some clients cut longer addresses silently. */
export const URL_LIMIT = 2048

/** What a link to a stranger's page says of itself; the same in page, mail, feed and export. */
export const LINK_REL = 'noopener nofollow ugc'

/** An authority must follow at once: parsers would repair `https:host` and `https:///host` into other addresses. */
const SPELLING = /^(?:https?:\/\/[^/?#\\]|mailto:[^/\\])/i

/** White space and invisible spacers, which make an address look like another. */
const SPACE = /[\s\u200b\u2060\ufeff]/

/**
 * The address itself, unchanged, when it may stand in a link: http, https or mailto, without user information,
 * control, bidirectional or white-space characters. Otherwise null.
 */
export function safeUrl(href: string): string | null {
  if (href.length > URL_LIMIT || hasControl(href) || hasBidiControl(href)) return null
  if (SPACE.test(href) || !href.isWellFormed() || !SPELLING.test(href)) return null
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  return url.username === '' && url.password === '' ? href : null
}
