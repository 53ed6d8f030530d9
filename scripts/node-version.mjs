// Written in old JavaScript on purpose: this file must still run on the Node it refuses.
const NEEDED = [20, 19]

/**
 * Says whether this Node can run Postil; when it cannot, prints the one line that says what to do and sets the exit code.
 * @param {string} version as in `process.versions.node`
 */
export function nodeIsNewEnough(version) {
  const parts = version.split('.').map(Number)
  if (parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1])) return true
  console.error(
    'Postil needs Node ' +
      NEEDED.join('.') +
      ' or newer; this is Node ' +
      version +
      '. Get one at https://nodejs.org.',
  )
  process.exitCode = 1
  return false
}
