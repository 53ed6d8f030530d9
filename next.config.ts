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
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  ...(process.env['POSTIL_DIST'] ? { distDir: process.env['POSTIL_DIST'] } : {}),
}

export default config
