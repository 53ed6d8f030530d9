import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)
const WORTH_IT = /\.(js|css|svg|json|txt)$/
const QUALITY = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 10 } }

/**
 * Writes every text file below a folder once more as `.br` and `.gz`, so that no answer has to compress it again.
 * @param {string} folder
 */
export async function compressStatic(folder) {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  await Promise.all(
    names
      .filter((name) => WORTH_IT.test(name))
      .map(async (name) => {
        const file = path.join(folder, name)
        const bytes = await fs.promises.readFile(file)
        await Promise.all([
          fs.promises.writeFile(`${file}.br`, await brotli(bytes, QUALITY)),
          fs.promises.writeFile(`${file}.gz`, await gzip(bytes, { level: 9 })),
        ])
      }),
  )
}
