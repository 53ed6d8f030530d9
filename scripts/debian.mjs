import fs from 'node:fs'

/**
 * Whether packages can be installed with apt-get: as root, and on Debian itself. Ubuntu's packages of browsers only
 * point to another way of installing them.
 * @returns {boolean}
 */
export function isDebianRoot() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return (
    isRoot &&
    fs.existsSync('/etc/debian_version') &&
    !/ubuntu/i.test(fs.readFileSync('/etc/os-release', 'utf8'))
  )
}
