import zlib from 'node:zlib'

/** Compressed bytes of what Postil writes into the page for the first paint: the scripts, and the segments they read. */
export async function inlineBytes(
  address: string,
  cookie: string,
): Promise<{ scripts: number; segments: number }> {
  const page = await (await fetch(address, { headers: { cookie } })).text()
  const found = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
  const own = found.filter(
    ([, attributes = '', source = '']) => !/\bsrc=/.test(attributes) && source.startsWith('(function'),
  )
  const data = found.filter(([, attributes = '']) => /id="first-anchors"/.test(attributes))
  if (own.length === 0 || data.length === 0) throw new Error('The page has no script for the first paint')
  const size = (scripts: typeof found) =>
    scripts.reduce((sum, [, , source = '']) => sum + zlib.gzipSync(source).length, 0)
  return { scripts: size(own), segments: size(data) }
}
