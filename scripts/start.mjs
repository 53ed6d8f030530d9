// `npm start`, and with --dev `npm run dev`. Nothing but Node's own modules may be imported on the way here: the
// dependencies may not be installed yet.
import { nodeIsNewEnough } from './node-version.mjs'

if (nodeIsNewEnough(process.versions.node)) {
  void import('./supervise.mjs').then(({ supervise }) => supervise({ dev: process.argv.includes('--dev') }))
}
