import fs from 'node:fs'
import path from 'node:path'
import { runToEnd } from '@/scripts/children.mjs'
import { compressStatic } from '@/scripts/compress-static.mjs'
import { makeWhenChanged } from '@/scripts/fingerprint.mjs'
import { root } from '@/scripts/folders.mjs'
import { next } from '@/scripts/build.mjs'
import { reportWhile } from '@/scripts/report.mjs'

/** What a build is made from. */
const SOURCES = [
  'app',
  'bench/reading/bare',
  'bench/reading/island',
  'components',
  'instrumentation.ts',
  'lib',
  'next-env.d.ts',
  'next.config.ts',
  'package.json',
  'prisma',
  'proxy.ts',
  'public',
  'tsconfig.json',
]

/** Builds lie here, apart from the project's own and ignored by git. */
export const buildsFolder = path.join(root, '.next-bench')

/** `edit` changes the copy before it is built; both copies of a comparison go the same way. */
export type AppCopy = { name: string; edit?: (folder: string) => void }

/** Copies the sources into a folder of their own and builds them there when they have changed. Returns the folder. */
export async function buildCopy({ name, edit }: AppCopy): Promise<string> {
  const folder = path.join(buildsFolder, name)
  await makeWhenChanged({
    product: path.join(folder, '.next'),
    from: [...SOURCES, 'bench/support/copy-app.ts', 'package-lock.json'],
    make: async () => {
      fs.rmSync(folder, { recursive: true, force: true })
      fs.mkdirSync(folder, { recursive: true })
      for (const entry of SOURCES.filter((each) => fs.existsSync(path.join(root, each))))
        fs.cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true })
      takePackagesFromAbove(folder)
      edit?.(folder)
      await build(name, folder)
    },
  })
  return folder
}

/** The packages are those of the project, and the bundler follows a link only inside the folder that it is given. */
function takePackagesFromAbove(folder: string): void {
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  const file = path.join(folder, 'next.config.ts')
  const config = fs.readFileSync(file, 'utf8')
  fs.writeFileSync(file, config.replaceAll('import.meta.dirname', JSON.stringify(root)))
}

async function build(name: string, folder: string): Promise<void> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const { code, output, errors } = await reportWhile(`Building ${name} (next build).`, () =>
    runToEnd(process.execPath, [next, 'build'], { env, cwd: folder }),
  )
  if (code !== 0) throw new Error(`next build failed:\n${`${output}${errors}`.slice(0, 4000)}`)
  await compressStatic(path.join(folder, '.next/static'))
}
