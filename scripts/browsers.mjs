/** @type {Promise<string> | undefined} */
let chromium
/** @type {Promise<void> | undefined} */
let engines

/** A Chromium's path: found, fetched or installed once for all parts that ask. */
export function chromiumReady() {
  return (chromium ??= import('./chromium.mjs').then(({ ensureChromium }) => ensureChromium()))
}

/** Resolves when what can be installed of the other engines is; after the Chromium, as Debian installs one thing at a time. */
export function enginesReady() {
  return (engines ??= chromiumReady()
    .then(() => import('./engines.mjs'))
    .then(({ installEngines }) => installEngines()))
}

/**
 * Begins with both while other parts run: they wait for the network, and the others do not. Whoever needs them is told when
 * it fails.
 */
export function beginBrowsers() {
  chromiumReady().catch(() => {})
  enginesReady().catch(() => {})
}
