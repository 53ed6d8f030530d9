import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { parsePostmasterPid, runningPort } from '@/scripts/postmaster.mjs'

const WHOLE = '4711\n/data/cluster\n1700000000\n54329\n\n127.0.0.1\n\nready\n'

test('the process and the port are read', () => {
  expect(parsePostmasterPid(WHOLE)).toEqual({ pid: 4711, port: 54_329 })
})

test.each(['', '4711\n', '4711\n/data/cluster\n1700000000\n'])(
  'a file cut off at %j says nothing',
  (text) => {
    expect(parsePostmasterPid(text)).toBeNull()
  },
)

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true })
})

/** A cluster's folder whose server, it claims, is the given process. */
function clusterOf(pid: number): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-cluster-'))
  folders.push(folder)
  fs.writeFileSync(path.join(folder, 'postmaster.pid'), `${pid}\n${folder}\n1700000000\n1\n`)
  return folder
}

test.runIf(process.platform === 'linux')('another program under a reused number is no server', async () => {
  const cluster = clusterOf(process.pid)
  expect(await runningPort(cluster)).toBeNull()
  expect(fs.readdirSync(cluster)).toEqual([])
})

test('a number that no process has is no server', async () => {
  // Linux and macOS give out no number above 4194304.
  const cluster = clusterOf(4_194_305)
  expect(await runningPort(cluster)).toBeNull()
  expect(fs.readdirSync(cluster)).toEqual([])
})

test('a cluster without the file has no server', async () => {
  expect(await runningPort('/no/such/cluster')).toBeNull()
})
