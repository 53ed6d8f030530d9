// `npm run bench`: measures Postil on this machine and prints tables. With names only those parts, with numbers only
// those counts of annotations: `npm run bench -- reading 10000`. bench/README.md says what is measured and how.
import { nodeIsNewEnough } from './node-version.mjs'

if (nodeIsNewEnough(process.versions.node)) {
  void import('./run-bench.mjs').then(({ runBench }) => runBench(process.argv.slice(2)))
}
