/**
 * The headers of files whose names hold their hash: those of every answer (lib/http-headers.ts, which plain Node cannot
 * load; a test holds the two together).
 * @param {string | undefined} address the public one
 * @returns {Record<string, string>}
 */
export function staticHeaders(address) {
  const isHttps = address?.startsWith('https:') ?? false
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
