import 'server-only'
import { ServerResponse } from 'node:http'

const holder = globalThis as typeof globalThis & { postilCompresses?: true }

/**
 * Lets Next compress what route handlers answer, ten thousand anchors first of all. It hands their Content-Type to Node as
 * a list of one, which its own compression takes for no type at all (https://github.com/vercel/next.js/issues/98007), and
 * a handler cannot compress by itself, because Next drops its Content-Encoding. Called once, before the first answer; to
 * be removed when a release has mended it.
 */
export function letRoutesCompress(): void {
  if (holder.postilCompresses) return
  holder.postilCompresses = true
  const setHeader = Reflect.get(ServerResponse.prototype, 'setHeader') as ServerResponse['setHeader']
  ServerResponse.prototype.setHeader = function (name, value) {
    const [only, ...others] = Array.isArray(value) ? (value as readonly string[]) : []
    const isWrapped = only !== undefined && others.length === 0 && name.toLowerCase() === 'content-type'
    return setHeader.call(this, name, isWrapped ? only : value)
  }
}
