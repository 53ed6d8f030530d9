import fs from 'node:fs'
import path from 'node:path'

/** One file of a Prisma schema, as the engine wants it. */
export interface SchemaFile {
  path: string
  content: string
}

/**
 * Every `.prisma` file below a folder, in a stable order. Paths are relative to the folder, so that the engine's
 * messages read alike on every machine.
 */
export function readSchemaFiles(folder: string): SchemaFile[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .toSorted()
    .map((name) => ({ path: name, content: fs.readFileSync(path.join(folder, name), 'utf8') }))
}

/** Several schema files as the one text of a snapshot; the engine reads both alike. */
export function joinSchemaFiles(files: readonly SchemaFile[]): string {
  return files.map((file) => file.content.trim() + '\n').join('\n')
}
