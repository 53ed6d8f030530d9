import type { NextConfig } from 'next'

/** Response headers live in proxy.ts, where the nonce is made. */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // For everybody the title and the icon stand in the head; streamed, they would come after the text.
  htmlLimitedBots: /.*/,
  // `npm test` checks the types of everything; a build for a user need not, and a test's types must not stop it.
  typescript: { ignoreBuildErrors: true },
  // For all forms alike, because Next knows no other way; only the form that takes a whole text may use it (action.ts).
  // It is 8 MB of text and what a multipart body adds; up to 10 MB a body passes the proxy whole.
  experimental: { serverActions: { bodySizeLimit: '9mb' } },
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  ...(process.env['POSTIL_DIST'] ? { distDir: process.env['POSTIL_DIST'] } : {}),
}

export default config
