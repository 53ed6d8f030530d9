// `npm test`, and with --quick `npm run check`; with names only those parts: `npm test lint unit`. Nothing but Node's
// own modules may be imported on the way here: the dependencies may not be installed yet.
import { nodeIsNewEnough } from './node-version.mjs'

if (nodeIsNewEnough(process.versions.node)) {
  void import('./run-tests.mjs').then(({ runTests }) => runTests(process.argv.slice(2)))
}
